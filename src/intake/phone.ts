import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import numberingPlans from 'libphonenumber-js/min/metadata';

/** A phone number that could be read. */
export interface Phone {
  /** E.164, without the extension. */
  number: string;
  extension: string | null;
  /** ISO 3166-1 alpha-2; null for numbers of no country, such as +800. */
  country: string | null;
}

/** Reads an international number, or a national one of the given country; null when it is not a valid number there. */
export function readPhone(text: string, country: string | null): Phone | null {
  const defaultCountry = country !== null && hasPlan(country) ? country : undefined;
  const phone = parsePhoneNumberFromString(text, { defaultCountry, extract: false }, numberingPlans);
  if (!phone?.isValid()) return null;
  return { number: phone.number, extension: phone.ext ?? null, country: phone.country ?? null };
}

const hasPlan = (country: string): country is CountryCode => isSupportedCountry(country as CountryCode, numberingPlans);
