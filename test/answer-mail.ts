/** A mail of ours, as it was captured: by its headers one answers it. */
export interface Answerable {
  subject: string;
  headers: Record<string, string>;
}

let written = 0;

/** What somebody answers to a mail of ours, as their mail program would send it; dated when it arrives. */
export function answerTo(ours: Answerable, from: string, words: string, headers: Record<string, string> = {}): string {
  const own = {
    From: from,
    To: ours.headers['reply-to'],
    Subject: ours.subject.startsWith('Re: ') ? ours.subject : `Re: ${ours.subject}`,
    'Message-ID': `<answer-${++written}@people.example>`,
    'In-Reply-To': ours.headers['message-id'],
    References: [ours.headers.references, ours.headers['message-id']].filter(Boolean).join(' '),
    ...headers,
  };
  return [...Object.entries(own).map(([name, value]) => `${name}: ${value}`), '', words, ''].join('\r\n');
}
