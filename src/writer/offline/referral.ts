import type { Meaning } from '../writer.js';

/** The person a reply points to is named in its first lines. */
const HEAD = 4_000;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/u;

const NAME_PART = "(?:(?:von|van|de|der|den|di|da|la|le|del|dos|zu)\\s)?\\p{Lu}[\\p{L}'’-]{1,30}";
const NAME = `(${NAME_PART}(?:\\s(?:\\p{Lu}\\.\\s)?${NAME_PART}){0,2})`;
const TITLE =
  '(?:(?:Mr|Mrs|Ms|Mme|M|Sr|Sra|Dr|Hr|Fr|Prof)\\.?\\s|(?:Herrn?|Frau|Monsieur|Madame|Señora?|Don|Doña)\\s){0,2}';
const ROLE = '(?:[\\p{L}-]{1,30},?\\s){0,5}?';

/** "talk to …", "wenden Sie sich an …": what stands before the name of the one to ask. */
const POINTERS =
  "(?:contact(?:ing)?|talk(?:ing)? to|speak(?:ing)? (?:to|with)|reach(?:ing)? out to|get in touch with|write to|e-?mail|ask(?: for)?|try|refer to|connect with|check with|forward(?:ed|ing)? (?:this |it |your mail )?to|pass(?:ed|ing)? (?:this |it |your mail )?(?:on |along )?to|copied|copying|cc'?ing|cc'?d|adding|looping in|loop in|replaced by|(?:wenden|wende) (?:[Ss]ie sich|dich) (?:bitte )?(?:direkt )?an|sprechen [Ss]ie (?:bitte )?mit|kontaktieren [Ss]ie(?: bitte)?|schreiben [Ss]ie (?:bitte )?an|fragen [Ss]ie(?: bitte)?|melden [Ss]ie sich (?:bitte )?bei|zuständig ist|ansprechpartner(?:in)? ist|weitergeleitet an|leite (?:das|es|ihre mail) an|contactez|adressez-vous à|adresser à|voyez avec|voir avec|parlez à|écrire à|écrivez à|rapprocher de|transmis à|transférer? à|hable con|hablar con|contacte con|contacte a|contactar con|contactar a|escriba a|escríbale a|diríjase a|póngase en contacto con|reenviado a|send (?:this |it )?to|address (?:this |it )?to|direct (?:this |it )?to|refer you to|hand(?:ed|ing)? (?:this |it )?(?:over )?to|weiter an|richten [Ss]ie (?:ihre anfrage |das )?(?:bitte )?an|suivre à)";
const DESCRIPTION =
  '(?:(?:my|our|the|his|her|unseren?|unsere[mrn]?|meine[nmr]?|mein|unser|mon|ma|notre|nos|le|la|mi|nuestr[oa]|el|al|der|die|den|dem)\\s)?';

/** A pointer may begin a sentence; the name after it must be in capitals, so that case matters. */
const EITHER_CASE = POINTERS.replace(/(?<=^\(\?:|\|)\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);

const AFTER_POINTER = new RegExp(`(?<![\\p{L}])${EITHER_CASE}:?\\s${DESCRIPTION}${ROLE}${TITLE}${NAME}`, 'gu');
/** "his replacement is …", "meine Kollegin …". */
const AFTER_NOUN = new RegExp(
  `(?<![\\p{L}])(?:replacement|successor|owner|boss|manager|director|colleague|contact|person|bet|one for|[Nn]achfolger(?:in)?|[Kk]olleg(?:e|in|en)|[Cc]hef(?:in)?|[Gg]eschäftsführer(?:in)?|zuständig|compañer[oa]|jef[ea]|encargad[oa]|encarga|lleva|responsable|collègue|remplaçante?|successeur|directeur|directrice|patron)(?:,|:)?\\s(?:(?:is|ist|es|est|sind|now|jetzt|hier|bei uns)\\s){0,3}${TITLE}${NAME}`,
  'gu',
);
/** "Maria handles this", "Frau Weber ist zuständig". */
const BEFORE_ROLE = new RegExp(
  `${TITLE}${NAME}(?:\\s\\([^)\\n]{1,80}\\)|,[^,\\n]{1,60},)?\\s(?:is (?:the|our|in charge|responsible|your|now|handling)|would be|handles|takes care|looks after|deals with|decides|manages|owns|runs|has taken over|took over|ist (?:dafür |hierfür |der |die |unser|zuständig|verantwortlich)|kümmert sich|entscheidet|übernimmt|betreut|s'occupe|s'en occupe|gère|est (?:en charge|responsable|la bonne|le bon|notre|votre)|se encarga|lleva|gestiona|es (?:la|el|quien|responsable|nuestr))`,
  'gu',
);

/** Capitalised words that are no names. */
const NO_NAME =
  /^(?:I|It|He|She|We|They|You|The|This|That|My|Our|Your|Please|Thanks|Best|Regards|Hi|Hello|CEO|CTO|CFO|COO|CMO|HR|IT|Marketing|Sales|Purchasing|Procurement|Support|Er|Sie|Es|Das|Der|Die|Ich|Wir|Bitte|Danke|Herr|Frau|Einkauf|Vertrieb|Kolleg\w*|Chef\w*|Geschäftsführ\w*|Abteilung|Zentrale|Ihre?|Unser\w*|Mein\w*|Mail|Thema|Il|Elle|Nous|Je|C'est|Merci|Monsieur|Madame|Direction|El|Ella|Yo|Nosotros|Gracias|Señora?|Compras|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Januar|Februar|März|Juni|Juli|Oktober|Dezember|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Head|Director|Manager|Responsable|Ansprechpartner\w*|Kollegin|Personalabteilung|Buchhaltung|Team|Company|Google|LinkedIn|Email|E-Mail|Info)$/u;

/** Who a reply points to: a name, an address, or both; null when it names nobody. */
export function referralIn(text: string): Meaning['referral'] {
  const head = text.slice(0, HEAD);
  const email = EMAIL.exec(head)?.[0].replace(/[.-]+$/, '') ?? null;
  const name = nameIn(head) ?? (email ? nameBeside(head, email) : null);
  return name || email ? { name, email } : null;
}

function nameIn(head: string): string | null {
  const lines = head.replace(/\s+/g, ' ');
  const found = [...lines.matchAll(AFTER_POINTER), ...lines.matchAll(AFTER_NOUN), ...lines.matchAll(BEFORE_ROLE)].map(
    (match) => ({ at: match.index, name: cleaned(match[1] ?? '') }),
  );
  return found.find(({ name }) => name !== null)?.name ?? null;
}

/** "Maria Lopez <maria@x.com>", "Maria (maria@x.com)". */
function nameBeside(head: string, email: string): string | null {
  const before = head.slice(Math.max(0, head.indexOf(email) - 80), head.indexOf(email)).replace(/\s+/g, ' ');
  return cleaned(new RegExp(`${NAME}[\\s,:]{0,3}[<(\\["]?(?:mailto:)?$`, 'u').exec(before)?.[1] ?? '');
}

function cleaned(name: string): string | null {
  const parts = name.split(' ');
  while (parts[0] && NO_NAME.test(parts[0])) parts.shift();
  const end = parts.findIndex((part) => NO_NAME.test(part));
  const kept = end < 0 ? parts : parts.slice(0, end);
  return kept.length > 0 && kept.some((part) => /^\p{Lu}\p{Ll}/u.test(part))
    ? kept.join(' ').replace(/[’']s$/, '')
    : null;
}
