import { OfflineWriter } from './offline.writer.js';

it('calls itself no AI and names its version', async () => {
  const writer = new OfflineWriter();
  expect([writer.id, writer.isAi]).toEqual(['offline/1', false]);
  const meaning = await writer.classifyReply({
    subject: 'Re: Hello',
    text: 'Please take me off your list.',
    thread: [],
    receivedAt: '2025-03-03T09:00:00+01:00',
    language: null,
  });
  expect(meaning.class).toBe('unsubscribe');
});
