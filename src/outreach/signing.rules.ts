/** Below the name may stand what a person does, and the line with their calendar. */
const LAST_LINES = 4;

/** Whether the words end with the name of whoever wrote them, whole or the first one, alone on its line. */
export function isSignedBy(words: string, name: string): boolean {
  const lines = words.split('\n').map(folded).filter(Boolean);
  const [whole, first] = [folded(name), folded(name.trim().split(/\s+/)[0] ?? '')];
  return lines.slice(-LAST_LINES).some((line) => line !== '' && (line === whole || line === first));
}

const folded = (line: string): string => line.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '').toLowerCase();
