/** What a server may send; OpenAI's types promise all of it. */
export interface VectorsOnWire {
  data?: { index?: number | null; embedding?: number[] | string | null }[] | null;
  usage?: { prompt_tokens?: number | null; total_tokens?: number | null } | null;
}

const BYTES = 4;
/** Rounded to none: the server has computed nothing. */
const NOTHING = 1e-12;

/** One vector of length 1 for each text, in the order of the texts; null when one is missing, empty or no vector. */
export function readVectors({ data }: VectorsOnWire, texts: number): Float32Array[] | null {
  if (!Array.isArray(data) || data.length !== texts) return null;
  const places = placesOf(data.map((one) => one?.index));
  const vectors = data.flatMap((one) => unitVector(one?.embedding) ?? []);
  if (!places || vectors.length !== texts) return null;
  return places.map((place) => vectors[place]!);
}

/** Where the vector of each text stands. Servers may answer in any order, and some do not number what they answer. */
function placesOf(indexes: (number | null | undefined)[]): number[] | null {
  if (indexes.every((index) => index === undefined || index === null)) return indexes.map((_, place) => place);
  const places = indexes.map((_, text) => indexes.indexOf(text));
  return places.includes(-1) ? null : places;
}

/** Numbers, or base64 of 32-bit floats, whichever comes: not every server sends what it was asked for. */
function unitVector(sent: number[] | string | null | undefined): Float32Array | null {
  const vector = typeof sent === 'string' ? fromBase64(sent) : Array.isArray(sent) ? Float32Array.from(sent) : null;
  const length = Math.sqrt(vector?.reduce((sum, part) => sum + part * part, 0) ?? 0);
  return vector && Number.isFinite(length) && length > NOTHING ? vector.map((part) => part / length) : null;
}

function fromBase64(text: string): Float32Array | null {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length % BYTES !== 0) return null;
  return Float32Array.from({ length: bytes.length / BYTES }, (_, place) => bytes.readFloatLE(place * BYTES));
}
