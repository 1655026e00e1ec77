/**
 * What is left of a name, a code or a column header when spelling no longer matters: lower-case letters and digits, without
 * accents, spaces and punctuation. `São Paulo` → `saopaulo`, `First_Name` → `firstname`, `U.S.A.` → `usa`.
 */
export const fold = (text: string): string =>
  /^[a-z0-9]*$/.test(text)
    ? text
    : text
        .normalize('NFKD')
        .replace(/[^\p{L}\p{N}]+/gu, '')
        .toLowerCase();
