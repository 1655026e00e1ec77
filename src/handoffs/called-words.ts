/** How people of one language say that somebody was in touch with them, or that nobody was. */
export interface CalledWords {
  /** Somebody called, wrote or spoke with them. */
  contact: RegExp;
  /** What they did themselves, and what is told of others: it is no contact of ours, nor the want of one. */
  aside: RegExp;
  /** Standing before the contact in its clause, it says that there was none. */
  negated: RegExp;
  /** The want of contact in other words. */
  want: RegExp;
}

/** At most so many words between a negation and what it denies, and none that gives it another object: "I am not sure who called". */
const GAP =
  '(?:\\s+(?!(?:sure|know|only|who|if|whether|sicher|weiß|wer|ob|seulement|sais|qui|si|sé|solo|quién)\\b)\\S+){0,6}?\\s+';

const words = (contact: string, negation: string, aside: string, want: string): CalledWords => ({
  contact: new RegExp(`(?<!\\p{L})(?:${contact})(?!\\p{L})`, 'iu'),
  negated: new RegExp(`(?<![\\p{L}'])(?:${negation})(?!\\p{L})(?:${GAP}|\\s*)(?:${contact})(?!\\p{L})`, 'iu'),
  aside: new RegExp(`(?<!\\p{L})(?:${aside})(?!\\p{L})`, 'iu'),
  want: new RegExp(`(?<!\\p{L})(?:${want})(?!\\p{L})`, 'iu'),
});

const EN = words(
  'called(?! you)|phoned|rang|reached out|(?:got|get|gotten) in touch|(?:are|am|been) in (?:touch|contact)|contacted(?! you)|wrote(?! ?:| to you| you)|written(?! to you)|e-?mailed(?! you)|messaged|spoke|spoken|talked|met with|we met|heard (?:from (?:you|him|her|them|any\\p{L}*|your|some\\p{L}*|the)|back|anything)|(?:got|had|received|gotten|get) (?:a|any|your|that|the|one)(?: \\p{L}+)? (?:call|chat|conversation)|did (?:call|write|phone|contact|reach out)|(?:got hold of|reached) (?:me|us)|left (?:me|us) an? (?:voice ?mail|message)|(?:called|got back to) me',
  "nobody|no[- ]?one|none of you|not|never|(?:have|has|had|did|do|does|is|was|were|are|ca|could|would)n['o]?t|neither|hardly",
  "my (?!phone|mobile|cell|number|side|end|knowledge|office)\\p{L}+|our (?!phone|number|side|end|knowledge|office)\\p{L}+|i(?:'ve| have| had)?(?: (?!(?:was|been|got|am)\\b)\\p{L}+)? (?:called|phoned|wrote|written|e-?mailed|contacted|messaged|reached out|rang)|(?:talked|spoken?) (?:to|with) the|you(?:'ve| have)? (?:wrote|written)|(?:should|would|could|might|must)(?: \\p{L}+)? (?:have|be)|to (?:be|have been)|(?:sure|know|remember) (?:who|if|whether)|supposed|promised|hop(?:e|ed|ing)|expect(?:ed|ing)?|wish",
  "not a single call|no (?:phone )?calls?(?! (?:needed|necessary|required|please|today))|no contact|heard nothing|(?:have|has|did)n['o]?t (?:hear|call|write|contact)(?! (?:to )?you| from (?:my|our))|did not (?:hear|call|write|contact)(?! (?:to )?you| from (?:my|our))|(?:nobody|no[- ]one) (?:did|has(?! to)|got|ever)|never (?:hear|got|received)(?: \\p{L}+){0,2} (?:call|anything|back)|(?:not|n't) (?:get|got|received|had|gotten) (?:a|any|one|that|your)(?: \\p{L}+)? (?:call|e-?mail|mail|message)",
);

const DE = words(
  'angerufen|anrief(?:en)?|gemeldet|geschrieben|kontaktiert|gesprochen|telefoniert|erreicht|Kontakt aufgenommen|in Kontakt|(?:Anruf|Rückruf) (?:erhalten|bekommen)|hatten? (?:(?:bereits|schon) )?(?:ein|das) (?:\\p{L}+ )?Gespräch|rief(?:en)?|meldete|schrieb(?:en)?(?! ?:)|sprachen',
  'nicht|nie|niemals|niemand|keiner|keine[nr]?|weder|nichts',
  'mein\\p{L}* (?!(?:Telefon|Handy|Nummer|Seite|Wissens?)\\b)\\p{L}+|unser\\p{L}* (?!(?:Telefon|Nummer|Seite|Wissens?)\\b)\\p{L}+|ich hab(?:e)?(?: (?!mit\\b)\\p{L}+){0,3} (?:angerufen|gemeldet|geschrieben|kontaktiert|erreicht)|hab(?:e)? ich(?: (?!mit\\b)\\p{L}+){0,3} (?:angerufen|gemeldet|geschrieben|kontaktiert|erreicht)|sollten?|wollten?|würden?|könnten?|hätten?|müssten?|ob|falls|wenn',
  'keine? (?:Rückmeldung|Antwort von (?:ihnen|euch))|kein(?:en)? (?:Anruf|Rückruf|Kontakt)|nichts (?:von (?:ihnen|euch|jemandem) )?gehört|(?:rief|meldete|schrieb)(?: \\p{L}+){0,4} (?:niemand|keiner|nicht)|niemand (?:bei mir|gemeldet)',
);

const FR = words(
  "appelée?s?|rappelée?s?|téléphoné|écrit|contactée?s?|parlé|m'a jointe?|nous a joints?|discuté|échangé|(?:eu|reçu) (?:un|votre|son|cet) (?:appel|message|entretien)|eu \\p{L}+ au téléphone",
  "personne|pas|jamais|aucune?|ne|n'ai|n'a|n'avons|n'ont",
  "(?:mon|ma|mes|notre) (?!(?:téléphone|numéro|portable|côté|connaissance)\\b)\\p{L}+|sais pas (?:qui|si)|j'ai (?:appelé|rappelé|écrit|téléphoné|contacté)|je vous ai|devait|devaient|devrait|aurait|auriez|être",
  "aucun (?:appel|contact|message)|rien (?:reçu|eu)|pas (?:eu|reçu) (?:d'|de )(?:appel|message|nouvelles?|contact)|sans nouvelles|aucune nouvelle",
);

const ES = words(
  'llam(?:ó|aron|ado)|escrib(?:ió|ieron)|escrito|contact(?:ó|aron|ado)|habl(?:amos|é con|ado)|comunic(?:ó|aron|ado)|conversamos|(?:puso|pusieron|puesto) en contacto|(?:recib(?:í|imos|ido)|tuv(?:e|imos)|tenido) (?:una|su|la|esa|ninguna) (?:llamada|conversación)',
  'no|nadie|nunca|jamás|tampoco|ni',
  'mi (?!(?:teléfono|número|móvil|celular|parte)\\b)\\p{L}+|nuestr[oa]s? \\p{L}+|sé (?:quién|si)|(?:yo|les|le|os) (?:he|hemos)(?: \\p{L}+)? (?:llamado|escrito|contactado)|he (?:llamado|escrito|contactado)|debía|debían|debería|iban? a|hubiera|habría|quedado en|ojalá',
  'ninguna llamada|no (?:he|hemos) recibido llamadas?|ningún (?:contacto|mensaje)|llamó nadie|sin noticias',
);

export const CALLED_WORDS: readonly CalledWords[] = [EN, DE, FR, ES];

/** Who is not of ours: that they called is no contact, and "they" of a later clause may be them. */
export const OTHERS =
  /(?<!\p{L})(?:competitors?|competition|(?:other|another|different) (?:vendor|supplier|provider|manufacturer|company|firm|agency)s?|wettbewerb\p{L}*|mitbewerb\p{L}*|konkurren\p{L}*|ander\p{L}* (?:anbieter|lieferant|hersteller|dienstleister|firma|firmen|unternehmen)\p{L}*|concurrent\p{L}*|concurrence|autres? (?:fournisseur|prestataire|fabricant|entreprise|société)s?|competidor\p{L}*|competencia|otr[oa]s? (?:proveedor|fabricante|empresa|compañía)\p{L}*)(?!\p{L})/iu;

/** What once was does not count any more. */
export const SINCE =
  /(?<!\p{L})(?:since|after (?:that|this)|afterwards|seit(?:dem|her)|danach|depuis|desde (?:entonces|ese|aquel))(?!\p{L})/iu;

const LATER =
  '(?: (?:at all|so far|yet|since(?: then)?|here|sorry|unfortunately|leider|bisher|bislang|noch|seitdem|seither|depuis|desde entonces|malheureusement|pour le moment|todavía|por ahora))*';

/** All that is said in the first words: yes. */
export const PLAIN_YES =
  /^(?:(?:yes|yep|yeah|yup|indeed|ja|jawohl|oui|si|sí)(?: (?:thanks?(?: you)?|danke|merci|gracias|indeed|(?:they|she|he|some(?:body|one)) did|hat (?:er|sie)))?|(?:they|she|he|some(?:body|one)) did)$/iu;

/** And no. */
export const PLAIN_NO = new RegExp(
  `^(?:(?:unfortunately|sorry|leider|malheureusement|lamentablemente|desafortunadamente) (?:no|not|nein|nicht|non)|not (?:that i know|to my knowledge)(?: of)?|no|nope|nah|nein|nö|nee|non|(?:no )?(?:nobody|no[- ]one)(?: (?:did|has|called|yet|ever|from your (?:side|company|team)))*|none|(?:non )?personne|niemand|keiner|nadie|ninguno|nothing|nichts|rien|nada|never|nie|jamais|nunca)${LATER}$`,
  'iu',
);

/** What comes behind a no that declines something else than the call. */
export const DECLINES =
  /^(?:thanks?(?: you)?|many thanks|danke(?: schön| ihnen)?|merci|(?:muchas )?gracias|(?:(?:i am|i'm|we are|we're) )?(?:not|no longer) (?:interested|relevant|needed).*|(?:ich habe |wir haben )?kein(?:en)? (?:interesse|bedarf).*|(?:je ne suis )?(?:pas|plus) intéressée?.*|(?:ya )?no (?:me|nos) interesa.*)$/iu;

/** The waiting goes on, and for nothing else than to hear from us. */
export const WAITING = [
  /^(?:since then|seitdem|seither|depuis(?: lors)?|desde entonces) (?:nothing|nobody|no[- ]one|nichts|niemand|keiner|(?:plus )?(?:rien|personne)|nada|nadie)(?: (?:more|mehr|more at all|más))?$/iu,
  /^(?:(?:no|nein|non|leider|unfortunately|sorry)\s+)*(?:not (?:yet|so far|until now|as of yet)|(?:bisher|bislang|noch|immer noch)(?: (?:bisher|noch|immer|leider))*(?: (?:nicht|nichts|niemand|keiner))|pas encore|toujours (?:rien|pas|personne)|(?:todavía|aún) (?:no|nada|nadie)|still (?:nothing|nobody|no one|not)|nothing (?:yet|so far))(?: (?:sorry|leider|unfortunately))*$/iu,
  /^(?:(?:no|and|but|unfortunately|sorry|i'm|i am|we're|we are)\s+)*(?:still )?waiting(?: (?:here|now))?(?: (?:for|on) (?:you|(?:your|that|the|a|his|her|their|any)(?: \p{L}+)? (?:call|callback|contact|reply|answer|e-?mail|mail)|(?:some|any)(?:body|one)(?: to (?:call|write|contact|get in touch)(?: me)?)?)| to (?:hear|be (?:called|contacted))(?! from my| from our).*)?$/iu,
  /^(?:(?:ich|wir|leider)\s+)*wart(?:e|en)(?: (?:ich|wir))?(?: (?:immer|noch))*(?: auf (?:sie|(?:ihren|den|einen|diesen) (?:anruf|rückruf)))?$/iu,
  /^(?:(?:non|nous)\s+)*(?:j'attends|attendons)(?: (?:toujours|encore))?(?: (?:votre|cet|un|l') ?(?:appel|message))?$/iu,
  /^(?:no )?(?:(?:yo )?(?:sigo|seguimos)|estoy) esperando(?: (?:(?:su|la|una|esa|tu) llamada|que me llamen))?$/iu,
];
