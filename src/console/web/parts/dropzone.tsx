import { Button, FileButton, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { en } from '../strings/en';

/** A file is dropped here, or chosen. */
export function Dropzone({ onFile }: { onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <div
      className="dropzone"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={34} stroke={1.4} aria-hidden />
      <div>
        <Text fw={600}>{en.imports.drop}</Text>
        <Text size="sm" c="dimmed">
          {en.imports.dropHint}
        </Text>
      </div>
      <FileButton
        onChange={(file) => file && onFile(file)}
        accept=".csv,.tsv,.txt,.xlsx"
        inputProps={{ 'aria-label': en.imports.choose }}
      >
        {(props) => <Button {...props}>{en.imports.choose}</Button>}
      </FileButton>
    </div>
  );
}
