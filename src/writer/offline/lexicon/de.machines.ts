import type { Phrases } from '../cues.js';

/** German: What machines write, and phrases that mean nothing by themselves. */
export const machines: Phrases = {
  out_of_office: {
    4.2: `
      (büro|praxis|betrieb|unternehmen|firma|geschäft|haus) .. (vom|von|bis|am|zwischen|über) ... geschlossen
      (nicht|kaum|nur eingeschränkt|schlecht|nur sporadisch) (persönlich |telefonisch )?erreichbar
      (ab|am) ... wieder .. (erreichbar|da|im büro|zurück|für sie)
      (nicht|aktuell|derzeit|momentan) .. im (büro|haus|dienst|office|hause)
      (abwesenheit~|abwesend|außer haus|ausser haus|abwesenheitsnotiz)
      (kein~|nur|eingeschränkt~|begrenzt~|sporadisch~|unregelmäßig~) .. (zugriff auf|zugang zu) .. (e-?mails?|mails?|nachrichten|postfach)
      (e-?mails?|mails?|nachrichten?) .. (nicht|nur|wird|werden) .. (gelesen|weitergeleitet|bearbeitet|abgerufen|lesen|beantwortet)
      (im|in) (urlaub|elternzeit|mutterschutz|jahresurlaub|krankenstand|betriebsferien|ferien|sabbatical|betriebsurlaub|karenz)
      (nach|ab) meiner rückkehr
      (wieder|erst) .. (erreichbar|im büro|im haus|für sie da|zurück|persönlich erreichbar|anwesend)
      (büro|praxis|betrieb|unternehmen|firma|geschäft) .. (geschlossen|nicht besetzt)
    `,
    3: `
      (auf|unterwegs|dienstreise|geschäftsreise) (dienstreise|geschäftsreise)
      (in|für) .. (dringenden|dringende|eiligen|dringlichen) .. (fällen|angelegenheiten|anliegen|fragen|notfällen|fälle)
      (bei|im) (dringenden|dringend|notfall)
      (bin|sind) .. (bis|ab|vom) .. (zurück|weg|verreist|abwesend|erreichbar)
      (vertretung|vertritt mich|meine vertretung)
    `,
  },
  auto_reply: {
    2: `
      (vielen dank|danke) für (ihre|deine|die) (anfrage|nachricht|e-?mail|mail|mitteilung|kontaktaufnahme|kontakt~)
    `,
    4.1: `
      (automatisch~|automatisiert~|auto) .. (antwort|nachricht|e-?mail|mail|erzeugt|generiert|eingangsbestätigung|versendet|verschickt|erstellt|mitteilung)
      (eingangsbestätigung|empfangsbestätigung|ticketnummer|vorgangsnummer|bearbeitungsnummer|ticket|fallnummer)
      (ihre|deine) (nachricht|anfrage|e-?mail|mail|mitteilung) .. (erhalten|eingegangen|eingetroffen|angekommen|bearbeitet|wurde weitergeleitet|wird weitergeleitet)
      (nicht|bitte) .. auf diese (e-?mail|nachricht|mail)
      (postfach|adresse|mailadresse|e-?mail-?adresse) .. nicht (mehr )?.. (gelesen|betreut|überwacht|aktiv|gültig|verwendet|genutzt|bearbeitet)
      (werden|wird) .. (ihre|deine) (anfrage|nachricht|mail|e-?mail|anliegen) .. (schnellstmöglich|umgehend|zeitnah|so schnell|bearbeiten|innerhalb|baldmöglichst)
      (öffnungszeiten|servicezeiten|geschäftszeiten|sprechzeiten)
    `,
    3: `
      (schnellstmöglich|umgehend|zeitnah|so schnell wie möglich|so bald wie möglich|innerhalb von|in kürze|baldmöglichst) .. (bei ihnen|bearbeite~|antwort~|melden|werktag~|stunden|arbeitstag~|kontaktieren)
      (melden|setzen) (wir )?uns .. (schnellstmöglich|umgehend|zeitnah|so schnell wie|in kürze|innerhalb|mit ihnen in verbindung)
    `,
  },
  bounce: {
    4: `
      (nachricht|mail|e-?mail|zustellung) .. (nicht zugestellt|nicht zustellbar|unzustellbar|fehlgeschlagen|konnte nicht)
      (empfänger|adresse|postfach|benutzer) .. (existiert nicht|unbekannt|voll|nicht gefunden|nicht verfügbar|ungültig)
      unzustellbar
    `,
  },
  nothing: {
    2: `
      (letztes|letzten|vergangenes|vorigen|letzte) (jahr|quartal|monat|woche|sommer)
      vor {num} (jahren|monaten|wochen|tagen)
      {num} (mitarbeiter~|standorte~|nutzer~|lizenzen)
      seit {num}
      (kann|können|könnten|gibt|gibts|ist|sind) (man|sie|es|das|die|wir|ihr) ... (monatlich|kündigen|kündbar|laufzeit)
    `,
    4: `
      (nach wie vor|weiterhin|immer noch|noch immer|sehr|hoch|brand|bleibt) aktuell
      (automatisch~|verfasst|versendet~) ... im auftrag von
      (ki~) ... im auftrag von
      (dsgvo|datenschutz)-?(konform~|compliant|gerecht)
      (ist|sind) (das|sie|dies|ihr) ... (automatisch~|automatisiert~|bot|ki|roboter|mensch)
      ^(ok|okay|super|gut|alles klar|perfekt|passt) (danke|vielen dank|danke schön)$
      (kein|keine) (problem|ursache|sorge|frage|ahnung|eile|stress)
      (nicht nur|nicht zuletzt|warum nicht|nicht wahr|nicht sicher|wenn nicht|falls nicht|ob .. nicht)
      (kann|können|muss|müssen|möchte|will|darf) .. nicht nur
      (falls|wenn|sofern|ob) .. interesse
      wie geht es ihnen
      (zögern sie nicht|nicht zögern)
      (kein nein|nicht nein)
      (im|in den|aus dem|in meinem) (spam|spam-?ordner|junk)
      spam-?(ordner|filter|verdacht)
      (nicht|noch nicht) .. entschieden
      (brauchen|benötigen|brauche) .. (noch )?(mehr |weitere |zuerst |erst )(infos?|informationen|details|zeit)
      schon (mal|einmal|klar|gut|okay|ok|interessant|spannend)
      (so|sehr) schnell wie möglich
      (freue|freuen) (mich|uns) .. (zu hören|rückmeldung|antwort)
    `,
  },
};
