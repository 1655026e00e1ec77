import DOMPurify from 'dompurify';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useComputedColorScheme } from '@mantine/core';

/** Nothing in a mail may fetch anything: the frame's own policy says so a third time, after the sanitiser and the sandbox. */
const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">`;

const FORBIDDEN_TAGS = [
  'style',
  'link',
  'img',
  'picture',
  'source',
  'video',
  'audio',
  'svg',
  'math',
  'form',
  'input',
  'button',
  'iframe',
  'object',
  'embed',
  'base',
  'meta',
];
const FORBIDDEN_ATTRIBUTES = [
  'style',
  'src',
  'srcset',
  'background',
  'href',
  'xlink:href',
  'poster',
  'action',
  'ping',
  'id',
  'name',
  'class',
  'target',
];

/** What is left of a mail's markup: text and its structure. Links are text, pictures are gone. */
export function harmless(html: string): string {
  return DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: FORBIDDEN_TAGS,
    FORBID_ATTR: FORBIDDEN_ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const asHtml = (text: string): string => `<div style="white-space:pre-wrap">${escaped(text)}</div>`;

/** Mail in a frame without scripts, without our origin, and with remote content off. */
export function MailFrame({ text, html, title }: { text: string; html?: string; title: string }) {
  const dark = useComputedColorScheme('light') === 'dark';
  const frame = useRef<HTMLIFrameElement>(null);
  const [width, setWidth] = useState(700);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const inner = useMemo(() => (html ? harmless(html) : asHtml(text)), [text, html]);
  const colors = dark ? 'color:#d7dddb;background:#1f2423' : 'color:#1c2322;background:#fff';
  const page = `<!doctype html><html lang="en"><head>${POLICY}<title>Mail</title><style>body{margin:0;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere;${colors}}</style></head><body>${inner}</body></html>`;
  return (
    <iframe
      ref={frame}
      sandbox=""
      srcDoc={page}
      title={title}
      referrerPolicy="no-referrer"
      style={{ height: heightOf(text, width) }}
    />
  );
}

/** A sandboxed frame cannot tell its height: it is reckoned from the text, and scrolls where that was too little. */
function heightOf(text: string, width: number): number {
  const perLine = Math.max(20, Math.floor(width / 7.3));
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  return Math.min(900, lines * 21 + 8);
}
