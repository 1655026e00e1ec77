import type { Phrases } from '../cues.js';

/** German: What people write who say no, who are the wrong one to ask, or who complain. */
export const refuses: Phrases = {
  not_interested: {
    2.2: `
      (nicht|nichts|kein|keine|keinen|nein|leider|nie|niemals)
    `,
    4.2: `
      (wir|ich) (kommen|komme|überleben|überlebe|schaffen|schaffe|leben) .. (auch|weiterhin|gut|prima|bestens|schon|sehr) .. ohne
      (es|das) (ging|lief|geht|läuft) .. (bisher|bislang|immer|seit jahren|auch) .. ohne$
      (für|zugunsten) .. (ander~|mitbewerber~|wettbewerber~|konkurren~) .. entschieden
      (wahl|entscheidung) .. auf .. (ander~|mitbewerber~|wettbewerber~|konkurren~) .. gefallen
      (ander~|mitbewerber~|wettbewerber~|konkurren~) .. (zuschlag|vorzug) .. (gegeben|erteilt)
      (aber|danke|ehrlich gesagt|leider) (nein|nee|nö)$
      (haben|habe) .. (uns|mich) .. entschieden .. nicht
      (nicht|nichts) (weiter|weiterhin) .. (verfolgen|verfolgt|weiterverfolgen|beschäftigen)
      (nee|nein|nö|ach|danke) .. lassen sie mal
      (hat sich|ist) .. erledigt
      (sehe|sehen|habe|haben|besteht|gibt es|ist) .. kein~ .. (bedarf|interesse|notwendigkeit|mehrwert für uns)
      nehmen .. abstand
      (muss|müssen|möchte|möchten|werde|werden|würde) .. (leider |dankend )*(ablehnen|absagen|verzichten|passen)
      (kein|keinerlei|null|nicht|ohne|wenig|nie|0) .. (interesse|interessiert|interessieren)
      interessiert (mich|uns|hier|das) .. (nicht|null|nicht die bohne|kein stück)
      (desinteresse|uninteressant|nicht interessant|nicht von interesse)
      (nein|nö|nee|ne|na|no) .. (danke|vielen dank|dankeschön|merci|kein|keine|nicht|sorry)
      (danke|dank) (aber )?(nein|nee|kein bedarf|kein interesse|nicht|keine)
      (kommt|kommen|käme) .. nicht (in )?(frage|infrage|in betracht)
      (nicht|nichts) .. (für (uns|mich|unser~|mein~)|relevant|passend|unser thema|gewünscht|erwünscht|unser ding|geeignet|das richtige|zu uns|von relevanz)
      (lehnen|lehne|müssen|muss|dankend|leider) .. (ab|ablehnen|absagen|absage)$
      (dankend|höflich|leider|hiermit) .. (ab|ablehnen|absagen|absage|verzichten)
      (verzichten|verzichte|verzicht)
      (dagegen|nicht dafür) .. entschieden
      entschieden .. (nicht|dagegen)
    `,
    3.7: `
      (bleiben|bleibe) (wir |ich )?(lieber |weiterhin |doch )*(bei (unser~|dem|meinem|der)|dabei)
      (schon wieder|noch) (so )?ein~ .. (wunder~|allheilmittel|revolution~|zauber~)
      wie originell
      darauf (hat|haben) .. die (ganze )?(welt|menschheit) .. gewartet
      keine (lust|verwendung)
      (wollen|will|möchten|möchte|brauchen) (wir|ich) (das )?(nicht|nichts|kein~)
      (kein|keinen|keinerlei|ohne|null|nicht) .. (bedarf|verwendung|nutzen|mehrwert|anwendungsfall|use case|thema|notwendigkeit|einsatz)
      (brauchen|benötigen|brauch|brauche|benötige|suchen|suche|wollen|will|möchte|möchten) .. (nicht|nichts|kein~|derartiges nicht|sowas nicht)
      (nicht|nichts|kein~) .. (brauchen|benötigen|gebraucht|benötigt|notwendig|nötig|erforderlich)
      (irrelevant|überflüssig|unnötig)
      (passt|passen) .. (nicht|nicht zu|leider nicht|überhaupt nicht)
      (sehe|sehen) .. (hier |da |für uns |leider |aktuell )*kein~ .. (bedarf|fit|match|anknüpfungspunkt~|zusammenarbeit|potenzial|potential)
      (geschäft|betrieb|firma|unternehmen|praxis|laden) .. (aufgegeben|geschlossen|eingestellt|schließen|insolvent|verkauft|aufgelöst)
      (insolvenz|insolvent|liquidation|geschäftsaufgabe|betriebsaufgabe)
      (sparen|verschwenden|vergeuden) sie sich
      (sparen|verschwenden|zeitverschwendung)
      (niemals|auf keinen fall|keinesfalls|sicher nicht|ganz sicher nicht|garantiert nicht|nie im leben)
      bei bedarf
      (nicht|kein~) (geplant|vorgesehen|angedacht)
    `,
    3: `
      ^(hallo |nö |sorry |leider |danke |ne |nee )*(nein|nö|nee|ne|nope|leider nein|leider nicht|lieber nicht|nicht wirklich|eher nicht|no|keine chance|absage|nix für uns|abgelehnt)( leider| danke| sorry| nicht| grüße| eher nicht| lg| mfg)*$
      (viel erfolg|alles gute) (weiterhin|noch|trotzdem)
    `,
  },
  wrong_person: {
    2.3: `
      (zuständig|zuständige|zuständigkeit|ansprechpartner|ansprechpartnerin|ansprechperson|kollege|kollegin|kollegen|abteilung|zentrale|nachfolger|nachfolgerin|weitergeleitet|verantwortlich|falsche|falscher|falschen|ausgeschieden|entscheidet|entscheider|rente)
    `,
    4: `
      (müssten|müssen|sollten|können) sie .. (herrn?|frau|unser~|mein~|die|den) .. (fragen|kontaktieren|ansprechen|anschreiben|anrufen)
      (bei einer|bei einem|in einer|zu einer|zu einem) .. anderen? (firma|unternehmen|arbeitgeber|abteilung)
      (bin|ich) .. (da|dort|hier) .. raus
      (nachfolger~|nachfolge|ansprechpartner~|zuständig~|vertretung) .. (ist|lautet|heißt|übernimmt|hat)
      (müssen|müssten|sollten|sollen|können) sie .. (mit|an|bei) ... {see} .. (sprechen|wenden|reden|melden|fragen|klären)
      (falschen|falsche|falscher) (erwischt|dran|angeschrieben|gelandet)
      (haben|hast) (sie|du) den falschen
      (bin|ich) .. (nur|bloß|lediglich) .. (der|die|das|ein|eine) .. (hausmeister~|empfang|aushilfe|azubi|praktikant~|assistent~|sekretär~|student~|sachbearbeiter~|buchhalt~|werkstudent~|mitarbeiter~|techniker~)
      (gebe|reiche|leite|habe|schicke) .. (das|es|ihre|die|deine) ... (weiter|weitergereicht)
      (bearbeitet|betreut|verantwortet|macht|entscheidet|regelt|übernimmt) .. (bei uns|bei mir|hier) .. (die|der|das|herr|frau|unser~|mein~)
      (bitte|besser|direkt|lieber) (an|bei|mit) .. {see} .. (wenden|melden|schicken|senden|richten|sprechen|schreiben)
      (nicht|kein~|falsch~) .. (richtige~ )?(person|ansprechpartner~|kontakt|adresse|stelle|ansprechperson|zuständig~|verantwortlich~|entscheider~|adressat~|ansprechpart~)
      (falsche~|verkehrte~) .. (person|ansprechpartner~|adresse|adressat~|stelle|abteilung|mann|frau|mailadresse|ansprechperson|firma|empfänger)
      (bei mir|bei uns|hier) .. (falsch|an der falschen)
      (wenden|wende|sprechen|sprich|melden|melde|kontaktieren|kontaktiere|schreiben|schreib|fragen|frag|richten|adressieren|schicken|senden|versuchen) (sie |du |ihr )?(sich |dich |euch )?.. (bitte |besser |direkt |doch |am besten |gerne |ihre |anfrage |das |diese |es )*(an |mit |bei |unseren? |unsere |meinen? |meine |den |die |der |dem |unserem |meinem |meiner |unserer |ihr |ihn )*{see}
      (arbeite|arbeitet|bin|ist|tätig|sind|leite|leitet) .. (nicht mehr|nicht länger|nimmer)
      nicht (mehr|länger) .. (im unternehmen|in der firma|bei uns|tätig|beschäftigt|dabei|angestellt|im haus|bei der|für die)
      (unternehmen|firma|betrieb|uns|haus|gesellschaft) .. (verlassen|ausgeschieden|gewechselt)
      (ausgeschieden|in rente|im ruhestand|pensioniert|in pension|verrentet|verstorben|job gewechselt|arbeitgeber gewechselt|stelle gewechselt|gekündigt)
      (leite|leiten|habe|hab|gebe|geben|haben|wurde) ... (weiter|weitergeleitet|weitergegeben|weitergereicht|weitergeben)
      ({see}) .. (zuständig|kümmert|kümmern|entscheidet|verantwortet|verantwortlich|betreut|macht das|hilft|ansprechpartner~|richtige~)
      (zuständig|verantwortlich|ansprechpartner~|ansprechperson|richtige ansprechpartner~|entscheider~|richtig) .. (ist|wäre|sind|hierfür|dafür|für) .. (herr|frau|mein~|unser~|kolleg~|die|der|das|[^\\s@]{1,64}@\\S+)
      nicht .. (mein|meine|meinen|unser|unsere|in meinem) .. (bereich|aufgabe|aufgabenbereich|thema|baustelle|abteilung|zuständigkeit~|verantwortung~|gebiet|ressort)
      (damit|hiermit|mit .. thema) .. nichts zu tun
      (nehme|setze|setz|hole) .. (kolleg~|cc|chef~|frau|herrn)
      (in|im|ins) (cc|kopie)
      (entscheide|entscheidet|entscheiden) .. (nicht ich|ich nicht|nicht|mein~ chef~|geschäftsführ~|vorstand|zentrale|konzern~|andere~)
      (nur|bloß) (die|der|ein|eine|als) .. (praktikant~|werkstudent~|azubi|auszubildende~|assistenz|aushilfe|privatperson|student~|empfang)
    `,
    3.2: `
      (zuständig|verantwortlich) (ist|wäre|sind|bin|für)
      privatperson
      (private|privat) (adresse|mailadresse|e-?mail~)
    `,
  },
  complaint: {
    4.4: `
      (anwalt|anwältin|rechtsanwalt|anwalts~|rechtsanwalts~|abmahnung|abmahnen|abgemahnt|strafanzeige|unterlassungs~|klagen|verklagen|verklage|einstweilige)
      (rechtliche|juristische|gerichtliche) (schritte|konsequenzen|maßnahmen|wege)
      (melde|melden|beschweren|beschwere|anzeigen|anzeige|beschwerde|gemeldet|wende|wenden|meldung|einschalten|eingeschaltet|einreichen) .. (mich |sie |das |bei |an |der |die |beim |zur )*(bundesnetzagentur|datenschutz~|aufsichtsbehörde|landesdatenschutz~|verbraucherzentrale|verbraucherschutz|wettbewerbszentrale|polizei|behörde|provider|google|spam)
      (bundesnetzagentur|datenschutzbehörde|aufsichtsbehörde|landesdatenschutz~|verbraucherzentrale|verbraucherschutz|wettbewerbszentrale)
      (dsgvo|ds-gvo|uwg|gdpr|datenschutz~) .. (verstoß|verstößt|verletz~|auskunft|widrig|verlange|fordere|anfrage|beschwerde|bußgeld|strafe|rechte|nicht vereinbar)
      (verstoß|verstößt|verstossen|verletz~|auskunft|gegen|widerspricht) .. (dsgvo|ds-gvo|uwg|gdpr|datenschutz~|bdsg)
      (datenauskunft|selbstauskunft|auskunftsersuchen)
      (art|artikel) (15|17|21) .. (dsgvo|ds-gvo|gdpr)
      (belästigung|belästigen|belästigt|stalking|nötigung)
      (arschloch|idiot~|verpiss~|verarsch~|scheiß~|leck mich|fick~|fuck~|schnauze|klappe)
      (unverschämt~|frechheit|dreist~|unfassbar|unzumutbar|sauerei|schweinerei|inakzeptabel|nicht akzeptabel|skandal)
      (beschwer~|beschwerde)
    `,
    3.6: `
      (spam|spammer|spamming|spammen|zuspammen|zugespammt|spam-?mails?|werbemüll|müll|schrott)
      (illegal|rechtswidrig|unzulässig|verboten|gesetzwidrig|strafbar|widerrechtlich|unseriös~|kriminell)
      (unerwünschte|unaufgefordert~|unverlangte?|ungebeten~|ungewollte) .. (mails?|e-?mails?|werbung|nachrichten|kontakt~|zusendung~|anschreiben)
      (unaufgefordert|unerwünscht|ungefragt)
      (ohne|nie|niemals|nicht|keine|keinerlei) .. (einwilligung|zustimmung|erlaubnis|zugestimmt|angemeldet|eingewilligt|genehmigung|einverständnis|darum gebeten|registriert|gegeben|angefordert)
      (betrug|betrüger~|abzocke|abzocker)
      (nervt|nervig|nerven|penetrant|lästig|aufdringlich|langsam reicht|es reicht|mir reicht|genervt|ärgerlich|verärgert)
      (bereits|schon|mehrfach|mehrmals|x-mal|dreimal|zweimal) .. (mitgeteilt|gesagt|gebeten|geschrieben|aufgefordert|abgemeldet|widersprochen) ... (nicht|kein~|aufhören|trotzdem|wieder)
      (dritte|vierte|fünfte|sechste|zehnte|[3-9]\\.|xte) (mail|e-?mail|nachricht|anschreiben)
      (blockiere|blockieren|sperre|blockiert|gesperrt|blacklist)
      (gekauft~|gestohlen~|geklaut~) .. (daten|adress~)
    `,
    1.6: `
      (woher|wie) .. (haben|hast|habt|kommen|sind|an) .. (sie|du|ihr|meine|unsere) .. (adresse|daten|e-?mail~|mail~|kontakt~|nummer|mailadresse)
      (dsgvo|ds-gvo)
    `,
  },
};
