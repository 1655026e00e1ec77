import { hasPrefix } from './subject-prefix.js';

/** A text that says itself that no person wrote it. */
export const SAYS_AUTOMATIC =
  /(?:this is an?|this) (?:automated|automatic|auto-?generated|automatically generated) (?:e-?mail|message|response|reply|notification)|(?:was|is|has been) (?:generated|sent|created) automatically|(?:please )?do not (?:reply|respond) to this (?:e-?mail|message)|automatisch (?:generierte|erstellte|erzeugte|versandte)|automatisch (?:generiert|erstellt|erzeugt|versendet)|(?:bitte )?(?:antworten sie nicht|nicht) auf diese (?:e-?mail|nachricht)|message (?:est )?(?:automatique|généré automatiquement)|merci de ne pas (?:y )?répondre|mensaje (?:automático|generado automáticamente)|no responda a este (?:mensaje|correo)|messaggio (?:automatico|generato automaticamente)|si prega di non rispondere|mensagem automática|não responda a est[ea]|automatisch (?:gegenereerd|verzonden)|niet (?:te )?(?:be)?antwoorden op dit|automatiskt (?:meddelande|genererat|svar)|svara inte på detta/iu;

/** What a help desk says about what it has received. */
const RECEIPTS: RegExp[] = [
  // The number of a ticket, as it stands in a subject.
  /\[[^\]\n]{0,20}\d{4,}\]|\(#\d{4,}\)/u,
  /\b(?:mon(?:day)?|mo)\.? ?(?:-|–|to|bis|through) ?(?:fri(?:day)?|fr)\b|\b(?:lundi au vendredi|lunes a viernes|lunedì (?:a|al) venerdì)\b|\b\d{1,2} ?h(?:oras|ours|eures)? (?:laborables|ouvr)|(?:opening|office|business) hours|(?:öffnungs|geschäfts|service)zeiten|(?:mailbox|inbox) is monitored/iu,
  /(?:have |has (?:been )?|been )?received (?:your|the) (?:e-?mail|message|request|enquiry|inquiry|ticket|case)|your (?:e-?mail|message|request|enquiry|inquiry|ticket|case)[^.\n]{0,30} (?:has been|was) (?:received|created|logged|registered|opened)|we got your (?:message|request)|thank you for contacting/iu,
  /(?:ticket|case|request|reference)(?: has been created| id| number| no\.?|[ :]{0,2}#|[ :]{0,2}\(?\d{4})|\bvorgangs?nummer\b|\bticketnummer\b|unter der (?:nummer|ticketnummer)|numéro de (?:dossier|ticket|demande)|número de (?:caso|ticket|solicitud|protocolo)|numero (?:di )?(?:ticket|richiesta|pratica)|ticketnummer|ärendenummer/iu,
  /(?:will|shall) (?:be )?(?:review|respond|reply|get back|contact you|answer)[^.\n]{0,80}|(?:te|le|les|os) (?:contest|respond)(?:amos|emos|aremos|eremos)|vous (?:répondrons|recontacterons)|(?:le|ti|vi) rispond(?:eremo|iamo)|entraremos em contacto?|(?:respond|repl(?:y|ies)|answers?|response|get back|in touch)[^.\n]{0,60} within (?:\d+|one|two|a|the next \S+) (?:(?:business|working) )?(?:hours?|days?)|as soon as possible|melden uns (?:schnellstmöglich|umgehend|in kürze|so bald)|(?:schnellstmöglich|so schnell wie möglich|in kürze)|dans les (?:meilleurs|plus brefs) délais|a la mayor brevedad|lo antes posible|il prima possibile|quanto prima|o mais (?:breve|rápido) possível|com a maior brevidade|zo (?:snel|spoedig) mogelijk|så snart (?:som möjligt|vi kan)/iu,
  /(?:anfrage|nachricht|e-?mail|schreiben) (?:ist|wurde|haben wir)[^.\n]{0,60}(?:eingegangen|erhalten|registriert|aufgenommen)|(?:avons|ai) bien reçu votre|accusé de réception|hemos recibido su|su (?:solicitud|consulta|mensaje)[^.\n]{0,40}(?:recibid|registrad)|abbiamo ricevuto (?:la sua|il suo|la tua)|recebemos (?:o seu|a sua|seu|sua)|hebben (?:uw|je) (?:bericht|e-?mail|vraag|aanvraag)[^.\n]{0,30}ontvangen|(?:har|vi har) (?:tagit emot|mottagit) (?:ditt|din)/iu,
];

/** Who has written to a mailbox is answered by "we": "I will get back to you" is somebody's word. */
const FIRST_PERSON =
  /(?<![\p{L}'’])(?:i|i['’](?:m|ll|ve|d)|me|my|ich|mich|mir|bin|habe|je|j['’]ai|yo|eu|ik|jag)(?!\p{L})/iu;

/**
 * Nothing is asked, and what only a help desk says is said twice. Many languages leave "I" out, and a person who answers our mail
 * may thank for it and promise a call: there it is said once more. A subject may be ours, with its question mark.
 */
export function isReceipt(subject: string, text: string): boolean {
  if (text.includes('?')) return false;
  const all = `${subject}\n\n${text}`;
  if (SAYS_AUTOMATIC.test(all)) return true;
  return (
    !FIRST_PERSON.test(all) && RECEIPTS.filter((phrase) => phrase.test(all)).length >= (hasPrefix(subject) ? 3 : 2)
  );
}

/** A mail that waits, or lies in quarantine. */
const HELD =
  '(?:(?:e-?mail|message|nachricht|courriel|mensaje|correo|messaggio|mensagem|bericht|meddelande|wiadomość)[^.\\n]{0,40}(?:is waiting|on hold|quarant[äa]i?n|wartet|zurückgehalten|en attente|cuarentena|en espera|in attesa|em espera|quarentena|wacht|karantän|väntar|kwarantann|oczekuje))';
const CLICK =
  '(?:click|klick|cliqu|clic|kliknij|klikk?a?)[^.\\n]{0,60}(?:link|lien|below|button|enlace|bot[oó]n|pulsante|lenk|länk|knop|łącze)';

/** The mail is held back until somebody proves to be a person: nobody has read it, and no machine may pretend to be one. */
export const CHALLENGE = new RegExp(
  [
    // Held back, and a click that lets it through.
    `(?:${HELD}|\\b(?:white|allow)[- ]?list)[^]{0,300}${CLICK}`,
    /(?:requires?|needs?) (?:that )?(?:you )?(?:to )?(?:verif|confirm|authenticat)|prove (?:that )?you(?:['’]re| are)[^.]{0,20}(?:human|person|robot)|(?:click|follow)[^.]{0,60}to release (?:your|the) (?:message|e-?mail)|list of allowed senders|verification required|complete (?:the|this|a) (?:[\w-]+ )?(?:verification|captcha|challenge)|(?:real|live) human being|(?:click|follow) (?:on )?the (?:link|button)[^.]{0,60}(?:so (?:that )?i can receive|to (?:verify|confirm|deliver|authenticate|be added))|(?:being )?held (?:until|pending|for)[^.]{0,60}(?:confirm|verif|approve)|confirm (?:that )?you(?:r message| are)[^.]{0,40}(?:not (?:a )?spam|human|person|by replying)|protect(?:ing)? (?:myself|my (?:inbox|mailbox)) (?:from|against)|bestätigen sie[^.]{0,80}(?:link|spam|mensch|absender|klick)|(?:noch nicht|erst) zugestellt[^]{0,120}bestätig|authentifi(?:er|cation)[^.]{0,80}(?:lien|cliqu|requise|message)|en cliquant sur le lien[^.]{0,80}(?:remis|distribué|authentifi)|(?:verifi(?:car|que)|confirm(?:ar|e))[^.]{0,60}(?:enlace|remitente|no es (?:spam|un robot))|(?:confermare|verificare|conferma)[^.]{0,60}(?:mittente|link|consegn)|(?:confirm(?:ar|e)|verifi(?:car|que))[^.]{0,60}(?:ligação|link|remetente)|bevestig[^.]{0,60}(?:link|afzender)|bekräfta[^.]{0,60}(?:länk|avsändare)/
      .source,
  ].join('|'),
  'iu',
);
