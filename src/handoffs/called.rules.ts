const GREETING =
  /^\s*(?:hi|hello|hey|dear|hallo|guten tag|liebe[rs]?|sehr geehrte[rs]?|bonjour|salut|hola|buenos días|buenas tardes)(?!\p{L})[^\n,!.]{0,60}[,!.]?\s*/iu;

const YES = /^(?:yes|yep|yeah|ja|jawohl|oui|sí|si)(?!\p{L})/iu;
const NO = /^(?:no|nope|nein|non|nobody|none|niemand|personne|nadie)(?!\p{L})(?! (?:problem|worries|problema))/iu;

/** Anywhere in the first lines: nobody did, or the waiting goes on. */
const NOBODY = [
  /(?<!\p{L})(?:nobody|no[- ]?one)(?: \p{L}+)? (?:called|has|did|wrote|contacted|got|ever|yet|so far)/iu,
  /(?<!\p{L})not yet(?!\p{L})|still waiting|(?:haven't|have not|hasn't|has not|didn't|did not|never) (?:been )?(?:heard|hear|received|gotten|got|called|contacted|anybody|anyone|get a)/iu,
  /(?<!\p{L})(?:niemand|keiner)(?!\p{L})[^.!?]{0,40}(?:gemeldet|angerufen|geschrieben|kontaktiert|erreicht)|(?:noch|bisher) (?:nicht|nichts|niemand|keiner)|warte (?:immer )?noch|nichts gehört/iu,
  /(?<!\p{L})personne ne? ?m'?|pas encore|toujours rien|j'attends toujours|aucun (?:appel|contact|message)/iu,
  /(?<!\p{L})nadie (?:me|nos|ha)|(?:todavía|aún) no|sigo esperando|no me han? (?:llamado|escrito|contactado)/iu,
];

/** Further down people speak of other things. */
const FIRST_WORDS = 400;

/** Whether an answer to "did anybody call?" says that nobody did. What says neither is a rep's to read, and no alarm. */
export function saysNobodyCalled(text: string): boolean {
  const words = text.replaceAll('’', "'").replace(GREETING, '').slice(0, FIRST_WORDS).trim();
  if (YES.test(words)) return false;
  return NO.test(words) || NOBODY.some((pattern) => pattern.test(words));
}
