import type { Language } from '../../writer.js';
import { compilePhrases, type Pattern, type Phrases } from '../cues.js';
import { others } from './opt-out.others.js';

/**
 * "Stop writing to me" in the words people use. Broad on purpose: a wrongly stopped lead is a lost chance, a wrongly kept one a broken law.
 * What only speaks of somebody else's mail ("can your tool unsubscribe my customers?") stands under `nothing`.
 */
const en: Phrases = {
  unsubscribe: {
    4: `
      ^(re )?(ok |hi |hello |hey |yes |no )?(thanks |thank you )?({ask} )?(un-?subscribe|opt-?out)( {now})*$
      ({ask}|to|i|we|and|must|you|now|or|just) (auto )?(un-?subscribe|opt-?out)( {me}| this| my| our| from| immediately| now| asap|$)
      (un-?subscribe|opt) {me}
      (how|where) .. un-?subscribe
      (want|wanna|like|wish|need|trying|tried|try|request|asked|ask|asking) .. (to )?(be )?(un-?subscribed?|opt(ed)?-?out)
      (i|we|i've|we've) (have |had )?(already |just |never )?(un-?subscribed|opted-?out)( {often}| from| and|$)
      (be|been|get) (un-?subscribed|opted-?out)
      un-?subscribe (link|button|option|page) .. (broken|not|n't|doesn't|fails|failed|error|nowhere|missing|dead)
      (where|no|can't find|cannot find|can't see|don't see) .. un-?subscribe (link|button|option)
      (can't|cannot|unable to|can not) un-?subscribe( from|$)
      (opt|opting|opted) {me} out
      ({ask}|to|and|just|now|must|i said|you) (remove|take|delete|drop|strike|scrub|get|pull|erase|purge|scratch|cross) {me} ((off|out|from|of) )?.. ({list})
      (remove|take|delete|drop|strike|scrub|get|pull|erase|purge|scratch|cross) {me} (off|out|from|of) .. ({list})
      ^({ask} )?(remove|delete|erase|take|drop) {me}( off)?( {now})*$
      (please|kindly|pls|plz|immediately|now) (remove|delete|erase|purge|wipe|drop) {me}( off)?$
      (remove|delete|erase|purge|wipe|forget|lose|scrub) (all |any )?(of )?(my|our) .. (email|e-mail|address|data|details|info|information|contact|name|number|record~)
      (get|getting|come) off .. (list|lists|mailing~|database)
      to be (removed|deleted|taken off|unsubscribed)$
      (am|i'm|are|is|been|being) (removed|deleted|taken|unsubscribed) (off|from|out of) .. {list}
      not (e-?mailing|contacting|writing|messaging|mailing|sending|bothering) ({me}|this address)
      (be|get|want|like) (removed|deleted|taken) (off|from|out)
      (remove|removal) (from|off) .. {list}
      ^(re )?({ask} )?(remove|removal)$
    `,
    3.9: `
      (stop|quit|cease|cut out) .. (e-?mailing|mailing|contacting|writing|messaging|sending|spamming|bothering|harassing|pestering|bugging|hounding|soliciting|reaching out|pinging|following up|chasing)
      (stop|no more|enough of|end|halt|cease) (with )?(the |all |these |those |this |your |any |of )*(further |future |cold |sales |marketing |automated |follow-up )?{mails}
      ^(re )?(ok |hi |hello |hey |no )?({ask} )?(stop|stop it|stop this|stop that|stop now|enough|cease)( {now})*$
      ({ask}|i said|told you to|asked you to) stop$
      stop .. (contacting|following) {me}
      (do not|don't|never|not|nor) (ever )?(e-?mail|contact|write|message|mail|call|text|bother|disturb|approach|solicit|harass|spam|pester|ping|reach out)( to)?( {me}| here| this address| us)?( anymore| any more| any longer| again| further| ever| in (the )?future|$)
      (do not|don't|never) (ever )?(e-?mail|contact|write|message|mail|bother|disturb|solicit|harass|spam|pester) ((to )?{me}|here|this address)
      (do not|don't|never|stop) (ever )?(send|sending) ({me} )?(any |anymore |any more |me |these |those |more |further |such |this |your )+(more |further |kind of |type of |of these )*({mails}|stuff|this|these|crap|junk|again)
      (do not|don't|no longer|not|never) (want|wish|care|agree|like|need)( to)? .. (receive|get|be contacted|be e-?mailed|hear from you|hear from your|be on|be part of)
      (do not|don't|no longer|not) want .. (any ?more|further|your|these|those|such) {mails}
      (no|any) (further|future) (contact|communication~|correspondence|{mails})
      (refrain|desist|abstain) from .. (contact~|send~|e-?mail~|writ~|messag~|further|any)
      (want|wanted|like|get|let) (me |us )?(off|out)$
      (want|get|take|be) (off|out of) (this|your|the) .. {list}
      (lose|forget|delete|erase) (my|this|our) (e-?mail|number|address|contact)
      leave {me} (alone|in peace|be)
      (cancel|end|terminate|stop) (my|our|this|the) (subscription|newsletter|mailing|mailings)
      (remove|take|delete) .. (from|off|out of) (your|this|the|any|all) .. {list}
      (add|put) {me} (to|on) .. (do not contact|do-not-contact|do not e-?mail|suppression|blacklist|block list|blocklist|dnc)
      (withdraw|revoke|object) .. (consent|processing|permission|direct marketing)
      right to (be forgotten|erasure|object)
      not (consent|agree) to .. (receive|being contacted|be contacted)
      (do not|don't) (bother|try) (writing|e-?mailing|contacting|following up|again)
    `,
  },
  nothing: {
    4: `
      (do not|don't|not|stop|no longer) ... ({mail}|write|writing|contact|message) .. (until|till|before) {far}
      (do not|don't) (e-?mail|write|message|mail|text)( me)?( please)? (just |rather |better |please )*(call|phone|ring|give me a call)
      (your|the|this|its) (tool|product|software|platform|system|solution|app|service) ... (un-?subscribe~|opt-?outs?)
      (un-?subscribe~|opt-?outs?) (rate|rates|handling|management|process|flow|feature|page builder|requests|list|lists)
      (un-?subscribe|remove|delete|opt-?out) .. (my|our|their|your) (own )?(customer|client|user|contact|lead|subscriber|prospect|recipient|people|patient|member|guest|employee)s?
      (my|our|their|your) (customer|client|user|contact|lead|subscriber|prospect|recipient|people|patient|member|guest|employee)s? ... (un-?subscribe~|opt-?out|opted-?out)
      (do|does|can|could|will|would|how do|how does) (you|your|it|they) ... (handle|manage|support|process|include|add|offer) .. (un-?subscribe~|opt-?out)
      stop (by|in|over|at) .. (our|the|your|my|booth|stand|office)
      (if|unless|when|whenever|in case) (we|i|you|they|people) ... (want|like|wish|need|decide)~ to (un-?subscribe|opt-?out)
      (we|i|they) (recently |just |also )?un-?subscribed (from )?(the |our |hubspot|salesforce|mailchimp|another|a different)
      (n't|not|never|without) (want|wanna|mean|need|like) .. to un-?subscribe
      (remove|delete) (my|our) .. (from|in|out of) (the|our|my) (current|old|own|crm)
      (click|tap|press|visit|follow|use) ... un-?subscribe
      un-?subscribe ((from|this|these|our) .. )?(here|below|link|at any time|any time|anytime|by clicking|click)
      to un-?subscribe ... (click|visit|follow|reply|use|go to)
      you (can|may) ... (un-?subscribe|opt-?out)
      if (you'd|you would|you) (rather not|no longer|don't|do not|prefer not) ... (un-?subscribe|hear from us|receive)
    `,
  },
};

const de: Phrases = {
  unsubscribe: {
    4: `
      (nehmen|nimm|nehmt|streichen|streiche|streich|löschen|lösche|lösch|entfernen|entferne|entfern|tragen|trag|trage|werfen|holen) (sie |ihr )?(bitte )?(umgehend |sofort |doch )?(mich|uns|mir|meine .. |unsere .. |diese adresse) ... (verteiler~|liste~|datenbank~|system~|kartei|aus|raus|newsletter|crm|mailingliste)
      (mich|uns|meine|unsere|diese) ... (aus|von) (dem|ihrem|eurem|deinem|der|ihrer|eurer|deiner|allen) .. (verteiler~|liste~|mailingliste~|datenbank~|newsletter~|system~|kartei)
      (aus|von) (dem|ihrem|eurem|deinem|der|ihrer|eurer) .. (verteiler~|liste~|mailingliste~|datenbank~|newsletter) (streichen|nehmen|löschen|entfernen|austragen|raus~|entfernt|gelöscht|gestrichen)
      (löschen|entfernen|streichen|austragen|lösch|streich|trag) (sie )?(mich|uns)( bitte| sofort| umgehend| endlich| raus| aus)*$
      (bitte|sofort|umgehend|möchte|möchten|will|mich|uns|wollen) .. (austragen|abbestellen|abmelden|entfernen|löschen)( danke| vielen dank)?$
      ^(newsletter |bitte )*(abmelden|abmeldung|austragen|abbestellen|abbestellung|stop|stopp|stoppen)( bitte| danke)*$
      (möchte|will|möchten|wollen|würde|kann) (ich |wir )?(mich|uns) ... (abmelden|austragen)
      (melden|meldet|melde|trag|tragen) sie (mich|uns) (bitte )?(ab|aus)$
      (löschen|lösche|lösch|entfernen|entferne|löscht) (sie )?(bitte )?(umgehend |sofort |alle )*(meine|unsere|diese|sämtliche|mein|all) ... (daten|adresse|mailadresse|e-?mail~|kontakt~|angaben|eintrag)
      (meine|unsere|diese|sämtliche) ... (daten|adresse|mailadresse|e-?mail-?adresse|kontaktdaten) .. (löschen|entfernen|streichen|sperren|gelöscht)
      (newsletter|mails|mailing~|e-?mails) .. (abbestellen|abmelden|kündigen)
    `,
    3.9: `
      (nicht|nie) (mehr|wieder|weiter) (an)?(schreiben|mailen|kontaktieren|melden|anschreiben|anrufen)( bitte| danke)*$
      (löschung|sperrung|entfernung) .. (meine~|unsere~|der|aller|sämtlicher|persönliche~) .. (daten|adresse|e-?mail~|kontaktdaten|angaben)
      (raus|heraus|weg|runter) (aus|von) (dem|ihrem|eurem|der|ihrer|eurer) .. (verteiler~|liste~|newsletter~|mailingliste)
      (keine|nie|niemals) ... (e-?mails?|mails?|nachrichten|werbung|werbemails|newsletter|anschreiben|post|kontaktaufnahme~|anfragen|zuschriften|infos) (mehr|schicken|senden|zusenden|erhalten|bekommen|von ihnen|von euch|schicken sie)
      (keine|keinerlei) (weiteren?|zukünftigen|künftigen) .. (e-?mails?|mails?|nachrichten|werbung|werbemails|newsletter|anschreiben|kontaktaufnahme~|anfragen|nachfassmails|kontaktversuche|zuschriften)
      (schicken|senden|schick|schickt|sendet) .. (mir|uns) ... (keine|nichts) .. (mehr|weiteren|e-?mails?|mails?|werbung)
      (schreiben|schreib|schreibt|kontaktieren|kontaktiere|kontaktiert|mailen|mail|belästigen|anschreiben|behelligen|nerven|stören) .. (mir|mich|uns) ... (nicht|nie) (mehr|wieder|weiter|länger|nochmal)
      (mich|mir|uns) (bitte )?(nicht|nie|niemals) (mehr|wieder|weiter|länger|nochmal|erneut) (zu )?(an|kontaktieren|schreiben|anschreiben|anmailen|belästigen|behelligen|mailen)
      (nicht|nie) (mehr|wieder|weiter|länger) .. (kontaktiert|angeschrieben|belästigt|angemailt|behelligt|kontaktieren|anschreiben|anmailen)( werden| zu werden| wird|$)
      (hören|hör|hört) .. (auf|damit auf) ... (zu schreiben|zu mailen|mails|e-?mails|zu kontaktieren|belästigen|zu schicken)
      ^(bitte )?(hören sie|hör|hört) (bitte )?(damit )?auf( damit)?$
      (lassen|lass|lasst) .. (mich|uns) (bitte |endlich |einfach )*in (ruhe|frieden)
      (unterlassen|unterlasse|stoppen|einstellen|stellen) .. (kontakt~|mails?|e-?mails?|werbung|zusendung~|anschreiben|nachrichten)
      (von|vor) .. (weiteren|weiterer|zukünftigen|künftigen) ... (abzusehen|absehen|ab|verschont)
      (sehen|sehe) .. von ... (mails?|e-?mails?|nachrichten|kontakt~|anfragen|anschreiben|werbung) .. ab
      (widerspreche|widersprechen|widerspruch|widerrufe|widerrufen) ... (nutzung|verwendung|verarbeitung|daten|kontakt~|zusendung~|einwilligung|werbung|hiermit|speicherung)
      (nicht|nichts) (mehr|weiter) .. von (ihnen|euch|dir) .. (hören|lesen|bekommen|erhalten|empfangen)
      (möchte|möchten|will|wollen|wünsche|wünschen|brauche) ... (keine|keinen|nichts) .. (weiteren|mehr|mails?|e-?mails?|werbung|kontakt~|nachrichten|newsletter)( mehr)?$
    `,
  },
  nothing: {
    4: `
      (unsere|unserer|unseren|meine|meiner|meinen|ihre|die) (kund~|empfänger~|nutzer~|kontakt~|abonnent~|leads|mitglieder~|patient~) ... (abmeld~|austragen|abbestell~|löschen|entfernen|opt-?out)
      (nicht|keine) ... (vor|bis) (zum |ende |anfang |mitte )?{far}
      sie (möchten|wollen|wünschen) ... (keine|nicht) ... (von uns|mehr|unsere~)
      (hier|jederzeit|sie können sich|klicken sie) ... (abmelden|abbestellen|austragen)
      (abmelden|abbestellen|austragen) (sie sich )?(hier|jederzeit)
      (ihr|das|euer) (tool|produkt|system|software|lösung|plattform) ... (abmeld~|abbestell~|opt-?out)
    `,
  },
};

const fr: Phrases = {
  unsubscribe: {
    4: `
      (veuillez|merci de|prière de|pouvez-vous|svp|je veux|je souhaite|voudrais|aimerais|comment|souhaitons|demande à|bien vouloir|pour|vous demande de) .. (me |nous |m'|vous )*(désabonner|désinscrire|désincrire|retirer|supprimer|enlever|rayer|effacer|radier)( {fin}| de| mon| mes| ma| notre| nos| immédiatement)*
      (me|nous|m') (désabonner|désinscrire|désinscrit|désabonne)
      (désabonnez|désinscrivez|désinscris|désabonne|désinscrire|désabonner)-(moi|nous)
      ^(demande de |svp |merci )*(désabonner|désinscrire|désinscription|désabonnement|désinscrivez|désabonnez|se désabonner|stop|stop svp|arrêtez|stop merci|stop pub)( {fin})*$
      (retire|retirez|supprime|supprimez|enlève|enlevez|efface|effacez|raye|rayez|radiez|ôtez|sors|sortez|otez)-(moi|nous)
      (retire|retirez|retirer|supprime|supprimez|supprimer|enlève|enlevez|enlever|efface|effacez|effacer|rayez|rayer) (mon|mes|ma|notre|nos|cette|toutes mes) .. (adresse|données|mail|e-?mail|nom|coordonnées|contact|infos|informations|société)
    `,
    3.9: `
      (ne|n') .. (m'|me|nous|plus) .. (écrivez|écrire|écris|contactez|contacter|contacte|envoyez|envoyer|envoie|sollicitez|solliciter|relancez|relancer|dérangez|déranger|démarchez|mailez|spammer|importuner|adresser|embêter)( plus| jamais)
      ne (plus|jamais) .. (m'|me |nous |mon )*.. (écrire|contacter|envoyer|solliciter|relancer|déranger|démarcher|importuner|adresser|recevoir|être contacté~|être sollicité~|être relancé~|être démarché~|utiliser)
      ne (m'|me |nous ){1,2}(écrivez|contactez|envoyez|sollicitez|relancez|dérangez|écris|contacte|envoie) (plus|pas|jamais)
      (m'écrivez|m'écris|me contactez|m'envoyez|nous contactez|nous écrivez|nous envoyez|nous relancez|me relancez|me contacte) (plus|jamais)
      (arrêtez|arrête|arrêter|cessez|cesser|cesse|stoppez|stopper|stop) (de |d'|tout |vos |les |ces |avec )*.. (m'écrire|me contacter|m'envoyer|nous écrire|nous contacter|nous envoyer|mails?|e-?mails?|messages?|envois?|relances?|sollicitations?|spam~|harceler|harcèlement|démarchage|solliciter|relancer|pub|pubs|publicité)
      (arrêtez|cessez|stop)( ça| maintenant| {fin})*$
      (plus|aucun) .. (de |d'|vos |autres? |futurs? )*(mails?|e-?mails?|messages?|courriels?|sollicitations?|relances?|communications?|prospection)( de votre part| {fin}|$)
      (ne |n')?(souhaite|souhaitons|veux|voulons|désire|désirons|souhaiterais) (plus|pas) ... (recevoir|être contacté~|être sollicité~|être relancé~|être démarché~|vos mails|vos messages|vos emails|entendre parler)
      (laissez|laisse|fichez|foutez|foutez)-(moi|nous) (tranquille|la paix|en paix)
      (je )?(m'oppose|nous opposons|retire mon consentement|droit d'opposition|droit à l'oubli|droit à l'effacement)
      (de|hors de) (votre|vos|la|cette|toutes vos) (liste|listes|base|bases|fichier|fichiers|mailing|newsletter)( {fin}| de diffusion)*$
    `,
  },
  nothing: {
    4: `
      (nos|mes|leurs|les|vos) (clients?|utilisateurs?|contacts?|abonnés?|prospects?|destinataires?|membres?) ... (désabonn~|désinscri~|supprimer|retirer)
      (désabonner|désinscrire|supprimer|retirer) (nos|mes|leurs|les) (clients?|utilisateurs?|contacts?|abonnés?|prospects?|destinataires?|membres?)
      vous ne (souhaitez|voulez|désirez) (plus|pas) .. (recevoir|être|nos)
      (désabonner|désinscrire) (ici|à tout moment|en cliquant)
      (cliquez|vous pouvez) ... (désabonner|désinscrire)
      (vous (désabonner|désinscrire)) (cliquez|ici)
      (ne|n'|pas|plus) ... avant (le |la |fin |début )?{far}
    `,
  },
};

const es: Phrases = {
  unsubscribe: {
    4: `
      (dar|darme|darnos|dame|deme|denme|danos|denos|dennos|dadme|dadnos|doy|darse|dar de) .. de baja
      (quiero|queremos|solicito|solicitamos|deseo|deseamos|pido|necesito|quisiera|por favor|tramit~|procesen) .. (la )?baja( de| {fin}|$)
      ^(por favor |solicito )?(baja|baja por favor|de baja|dar de baja|desuscribir|desuscribirme|cancelar suscripción|stop|alto|basta|basta ya|eliminar|remover)( {fin})*$
      (desuscribir|desuscriban|desuscríbanme|desuscríbeme|desuscribirme|desapuntarme|desapúntenme|desapúnteme|desuscríbame)
      (quita|quite|quiten|saca|saque|saquen|elimina|elimine|eliminen|borra|borre|borren|retira|retire|retiren|quitar|sacar|eliminar|borrar|retirar|remueva~|remuevan)(me|nos)
      (quita|quite|quiten|saca|saque|saquen|elimina|elimine|eliminen|borra|borre|borren|retira|retire|retiren|quitar|sacar|eliminar|borrar|retirar|remuevan) .. (mi|mis|nuestro|nuestra|nuestros|este) .. (correo|e-?mail|mail|datos|dirección|nombre|contacto)
      (me|nos) (quiten|saquen|eliminen|borren|retiren|quite|saque|elimine|borre|saques|quites|borres) de
    `,
    3.9: `
      no (me|nos) .. (escrib~|contact~|env~|mand~|molest~|llam~|vuelv~) .. (más|mas|nunca|otra vez|correos?|e-?mails?|mensajes?|publicidad)
      (no|nunca) (me |nos )?vuelv(a|an|as) a .. (escrib~|contact~|env~|mand~|molest~)
      (deje|dejen|deja|dejad|paren|pare|para|parad|cesen) (ya )?de .. (escrib~|env~|mand~|contact~|molest~|spam~|acos~|insistir)
      no (quiero|queremos|deseo|deseamos|me interesa) (más |mas |seguir |que me |recibir |volver a )*(recib~|correos?|e-?mails?|mensajes?|publicidad|escriban|contacten|envíen|manden|contactado|sus)
      no (más|mas|mande|manden|envie|envíe|envíen|me mande|me manden|mandes) (más |mas )*(correos?|e-?mails?|mensajes?|publicidad|spam|información)
      (basta|suficiente|no más) (ya )?de (correos?|e-?mails?|mensajes?|publicidad|spam)
      (déjenme|déjeme|déjame|déjennos|dejadme) (en paz|tranquil~)
      (cancel~|anul~) .. (mi |la )?(suscripción|subscripción)
      (de|en) (su|tu|la|vuestra|sus|esta) (lista|listas|base de datos)( de (correo|distribución|envío|contactos))?( {fin})*$
      me opongo .. (tratamiento|uso|datos)
      derecho (de|a) (supresión|oposición|olvido|la supresión)
    `,
  },
  nothing: {
    4: `
      (nuestros|mis|sus|los) (clientes?|usuarios?|contactos?|suscriptores?|destinatarios?) ... (baja|desuscrib~|eliminar|borrar)
      (dar|damos) de baja (a )?(nuestros|mis|un|los|el|nuestro|al) (client~|usuari~|contact~|suscriptor~|proveedor|servicio|contrato)
      (prefiere|desea|quiere) no .. (recibir|recibir más)
      no (desea|quiere) .. recibir .. (nuestr~)
      (haga clic|haz clic|puede|pulse) ... (baja|desuscribirse)
      no ... (antes de|hasta) {far}
    `,
  },
};

const WORDS = {
  ask: 'bitte|merci de|por favor|(can|could|would|will) you( please| kindly| just)?|please|pls|plz|kindly|just|asap|now',
  me: 'me|us|my (e-?mail|name|address|contact|number)( address)?|our (e-?mail|name|address|company|contact)( address)?|this (e-?mail|address|contact|account)( address)?|myself',
  now: 'please|pls|plz|now|immediately|asap|thanks|thank you|thx|today|already|at once|right now|right away|me|us|everything|all|emails|mails|for good|it|this',
  often:
    'twice|already|before|several times|three times|last (week|month|year|time)|multiple times|(weeks|months|days) ago|again|long ago|yesterday',
  mails:
    '(e-?mails?|mails?|messages?|newsletters?|follow-?ups?|outreach|communications?|correspondence|spam|solicitations?|marketing|mailings?|advertising|ads|promotions?|contact)',
  mail: 'e-?mail|send|call|ping|reach|follow|get in touch',
  list: '(lists?|mailing~|e-?mails?|database|distribution|newsletter|system|records?|crm|contacts?|sequence|campaign|outreach|here|subscription~|this|it|cadence|files?|books?)',
  fin: "svp|merci|s'il vous plait|maintenant|immédiatement|por favor|gracias|ya|inmediatamente|cordialement|à l'avenir|désormais",
  far: '(january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|q[1-4]|next|nächst~|the|then|after|you|we|i|monday|spring|summer|sommer|herbst|frühjahr|fall|autumn|winter|new year|rentrée|prochain~|que|el|la|later|end|mid|early|late|20\\d\\d|\\d{1,2}\\S*)',
};

export const optOutPatterns: readonly Pattern[] = [en, de, fr, es, others].flatMap((phrases) =>
  compilePhrases(phrases, WORDS),
);

/** Words a slip of which must not keep a "stop" from being heard, and their look-alikes. */
export const OPT_OUT_SPELLING: Record<Language, string> = {
  en: 'unsubscribe unsubscribed subscribe subscribed remove removed removing remote remover emailing mailing contacting contact contract writing waiting sending subscription',
  de: 'verteiler verteilen vorteile entfernen austragen auftragen abmelden anmelden abbestellen bestellen kontaktieren',
  fr: 'désabonner désinscrire désinscription désabonnement désinscrivez désabonnez supprimer supprimez retirez retirer',
  es: 'escriban escribir escribirme suscripción desuscribir contacten contactar eliminen enviarme',
};
