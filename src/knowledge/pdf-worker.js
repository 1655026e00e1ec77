// Plain JavaScript, because a worker is started from a file. A PDF is read apart from the process: one that is made to loop or
// to fill the memory ends this thread and nothing else.
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

const { bytes, maxPages } = workerData;

try {
  const pdf = await getDocumentProxy(bytes, { isEvalSupported: false, disableFontFace: true, verbosity: 0 });
  const lines = [];
  for (let number = 1; number <= Math.min(pdf.numPages, maxPages); number++) {
    const page = await pdf.getPage(number);
    lines.push(...linesOf((await page.getTextContent()).items));
    page.cleanup();
  }
  parentPort.postMessage({ lines, pages: pdf.numPages });
} catch (error) {
  parentPort.postMessage({ problem: error?.name ?? 'Error' });
}

/** Pieces of text become lines, each with the height of its largest letters and the gap above it. */
function linesOf(items) {
  const lines = [];
  let line = null;
  let above = null;
  for (const { str, height, transform, hasEOL } of items) {
    if (str === undefined) continue;
    if (!line && str.trim()) {
      const gap = above === null ? 0 : Math.abs(above - transform[5]);
      line = { text: '', height: 0, gap };
      above = transform[5];
    }
    if (line) {
      line.text += str;
      line.height = Math.max(line.height, str.trim() ? height : 0);
    }
    if (hasEOL && line) {
      lines.push(line);
      line = null;
    }
  }
  return line ? [...lines, line] : lines;
}
