import iconv from 'iconv-lite';
import { BadFile } from './bad-file.js';
import { decodeText } from './decode-text.js';

async function decoded(bytes: Uint8Array, pieceLength: number): Promise<string> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
  }
  let text = '';
  for await (const more of decodeText(pieces())) text += more;
  return text;
}

const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
const TEXT = 'Name;Größe\nJörg €;日本語 🦊\n';
const POLISH = 'Łukasz;Żółć;Świętokrzyskie;Kraków;Gdańsk;Wójcik\n'.repeat(5);
const RUSSIAN = 'Иван Петров;Москва\nСергей Смирнов;Санкт-Петербург\nНаталья Кузнецова;Новосибирск\n'.repeat(3);
const JAPANESE = '氏名,会社\n田中 太郎,株式会社テスト\n'.repeat(5);
const SPANISH = 'Nombre,Ciudad\nJosé Peña,Córdoba\n'.repeat(5);
const LONG_ASCII = 'name,note\n'.repeat(50);

describe.each([1, 2, 3, 5, 7, 1_000])('decodeText in pieces of %i bytes', (length) => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), TEXT],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`), TEXT],
    ['UTF-16LE', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), TEXT],
    ['UTF-16BE', utf16be(TEXT), TEXT],
    ['UTF-16LE without its mark', Buffer.from(TEXT, 'utf16le'), TEXT],
    ['UTF-16BE without its mark', Buffer.from(TEXT, 'utf16le').swap16(), TEXT],
    ['Windows-1250', iconv.encode(POLISH, 'windows-1250'), POLISH],
    ['Windows-1251', iconv.encode(RUSSIAN, 'windows-1251'), RUSSIAN],
    ['Shift JIS', iconv.encode(JAPANESE, 'shift_jis'), JAPANESE],
    ['Spanish in Windows-1252', iconv.encode(SPANISH, 'windows-1252'), SPANISH],
    ['Windows-1252', Buffer.from([0x4a, 0xf6, 0x72, 0x67, 0x20, 0x80, 0x0a]), 'Jörg €\n'],
    ['late UTF-8', Buffer.from(`${LONG_ASCII}é`), `${LONG_ASCII}é`],
    ['late Windows-1252', Buffer.from(`${LONG_ASCII}é`, 'latin1'), `${LONG_ASCII}é`],
    ['every line end', Buffer.from('a\r\nb\rc\nd\r\r\ne\r'), 'a\nb\nc\nd\n\ne\n'],
    ['one byte', Buffer.from('a'), 'a'],
    ['nothing', Buffer.alloc(0), ''],
  ])('reads %s', async (_name, bytes, text) => {
    expect(await decoded(bytes, length)).toBe(text);
  });

  it.each([
    ['an Excel workbook', Buffer.from('PK\u0003\u0004rest'), 'not_text'],
    ['NUL', Buffer.from('a,b\0c'), 'not_text'],
    ['UTF-8 that breaks off', Buffer.concat([Buffer.from('é,'), Buffer.from([0xff]), Buffer.from('abc')]), 'encoding'],
    ['UTF-8 cut short', Buffer.from('éa,€').subarray(0, -1), 'encoding'],
  ])('refuses %s', async (_name, bytes, reason) => {
    const attempt = decoded(bytes, length);
    await expect(attempt).rejects.toBeInstanceOf(BadFile);
    await expect(attempt).rejects.toMatchObject({ reason });
  });
});
