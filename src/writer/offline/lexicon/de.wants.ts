import type { Phrases } from '../cues.js';

/** German: What people write who want more: details, a talk, an answer. */
export const wants: Phrases = {
  interested: {
    2.3: `
      (interessant|spannend|neugierig|hilfreich|nützlich|klingt|gespannt|passend|gerne|gern)
      (infos?|informationen|unterlagen|details|angebot|broschüre|material|präsentation|testen|ausprobieren|kennenlernen|mehr erfahren)
    `,
    4: `
      (problem|thema|bedarf|herausforderung) .. (helfen|weiterhelfen|lösen|unterstützen) .. (könnte|könnten|kann|können)
      (haben|hätten) .. (tatsächlich|wirklich|gerade|aktuell|da) .. (problem|bedarf|baustelle|projekt)
      nicht schlecht
      (schicken|senden|schick|schickt|mailen|mail) .. (sie |du |mir |uns |mal |bitte |gerne |doch |ruhig |einfach )*(was|etwas|her|rüber|zu|alles|die|das|mal|her damit|einen|eine|ein|mehr|gern|gerne)$
      (könnte|dürfte|würde|wird) .. (für uns|bei uns|uns|gut) .. (passen|helfen|interessieren|weiterhelfen|nützen)
      genau (unser|mein|das|so etwas|sowas|richtig|was wir)
      (beschäftigt|bewegt|betrifft|interessiert) (uns|mich) .. (gerade|tatsächlich|sehr|aktuell|derzeit|schon)
      (wäre|wären|sind|bin) .. (dankbar für|offen für|aufgeschlossen)
      (freue|freuen) (mich|uns) (auf|über) .. (infos?|informationen|unterlagen|angebot|material|details)
      (angebot|offerte) .. (schicken|senden|machen|erstellen|zukommen|bitte|unterbreiten|einholen|haben)
      (können wir|könnten wir|kann ich|dürfen wir|würden wir) .. (testen|ausprobieren|mal probieren|starten|loslegen)
      (her damit|immer her|bin ganz ohr|bin ganz ohr|ich höre|bin gespannt|gespannt)
      (denken|überlegen|planen|diskutieren) (wir )?.. (gerade|aktuell|derzeit|ohnehin|eh|sowieso)
      (könnten|kann|können) .. (gut )?(gebrauchen|brauchen|gut brauchen)
      (haben|hätten|habe|hätte|hab|hat|besteht|grundsätzlich|prinzipiell|durchaus|großes|unser|mein) (wir |ich |da |schon |auch )*.. interesse
      interesse (besteht|vorhanden|ist da|geweckt|ja|wäre da|hätten wir|habe ich|haben wir|hätte ich)
      (mein|unser) interesse
      (bin|sind|wäre|wären|sehr|grundsätzlich|prinzipiell|durchaus|wir|ich|prinzipiell) .. interessiert
      ^(sehr |ja |bin )*interessiert
      (schicken|senden|schick|schickt|sende|übersenden|zusenden|mailen|lassen|leiten|bekommen|erhalten|hätte|hätten|brauche|bitte um|schickst|könnten|können) .. (sie |du |ihr |mir |uns |bitte |gerne |gern |doch |einfach |mal )*.. (infos?|informationen|info~|unterlagen|angebot|details|broschüre|material~|präsentation|mehr|testzugang|link|beispiele?|referenzen|zu|zukommen|rüber|unterlage|prospekt|katalog|flyer|konzept|pdf)
      (würde|würden|möchte|möchten|will|wollen|mag|gern|gerne) .. (ich |wir |gerne |gern |mir |uns |das |es )*.. (erfahren|testen|ausprobieren|sehen|kennenlernen|anschauen|ansehen|mehr wissen|mehr hören|probieren)
      (genau )?(so ?etwas|sowas|das|danach|was|eine solche|lösung) .. (suchen|suche|gesucht|brauchen|brauche|gebraucht)
      (wie|was) (geht es|gehts|geht's|wären|sind) .. (weiter|nächsten schritte)
      wie (können|kann|könnten) (wir|ich) .. (starten|loslegen|anfangen|testen|buchen|bestellen|ausprobieren)
      (mehr|weitere|nähere|genauere|zusätzliche|ein paar) (infos?|informationen|details|unterlagen|info|einzelheiten)
      (gerne|gern|ja|bitte) .. (her damit|schicken|senden|zusenden|zuschicken|mehr|loslegen|testen)
      (kommt|käme|passt) .. (wie gerufen|gerade recht|genau richtig|perfekt|genau zum richtigen)
      (erzählen|erzähl|erzählt|berichten) .. (mehr|davon|darüber|mal)
      (bin|sind) (gerne |gern |auf jeden fall )?dabei
      (testzugang|probezugang|testphase|teststellung|probemonat|pilot~) .. (bekommen|haben|starten|einrichten|gerne|gern|möglich|machen)
      neugierig gemacht
    `,
    4.5: `
      (nicht|gar nicht|keineswegs) (uninteressant|abgeneigt|verkehrt|schlecht|unspannend|uninteressiert)
      (nicht|kein) nein sagen
    `,
    3.3: `
      (thema|bedarf|projekt|interesse|frage) .. (nach wie vor|weiterhin|immer noch|noch immer|sehr|brand|bleibt) .. (aktuell|da|vorhanden|ein thema)
      (klingt|hört sich|sieht|schaut|das ist|ist ja|finde|finden|wirkt|liest sich) .. (gut|interessant|spannend|vielversprechend|super|toll|gut an|gut aus|interessant an|spannend an|cool|prima|klasse|sinnvoll|passend)
      (sehr|recht|ziemlich|echt|wirklich|ganz|durchaus) (interessant|spannend|vielversprechend)
      (interessiert|interessieren) (mich|uns|mich sehr|uns sehr)
      (könnte|könnten|wäre|würde) .. (interessant|spannend|hilfreich|nützlich|passen|helfen|relevant|gebrauchen|brauchen)
      (suchen|evaluieren|prüfen|vergleichen|schauen) (wir )?{now}
      (suchen|brauchen|evaluieren|prüfen|vergleichen) {now}
      (wir|ich) (suchen|suche|brauchen|brauche|evaluieren|vergleichen) .. (so|lösung|tool|anbieter|partner|etwas|eine|einen|dringend)
      {now} .. auf der suche
      (bin|sind|wäre|wären) .. (neugierig|gespannt|offen)
      (spricht|steht) nichts dagegen
      ^(ja )?(bitte |sehr |aber |ok |klar )*gerne?( bitte| doch| auch| so| danke)*$
      ^(ja|jawohl|klar|na klar|unbedingt|auf jeden fall|sicher|natürlich) (bitte|gerne?|klar|sehr gerne?|unbedingt|auf jeden fall|sicher|das|wir|ich|natürlich|schicken|passt|interesse)
      (lassen sie|lass) uns .. (starten|loslegen|machen|beginnen)
      (gutes|perfektes|richtiges) timing
    `,
    2.4: `
      ^(ja|jawohl|klar|na klar|unbedingt|auf jeden fall|natürlich|passt|super|perfekt|klingt gut|ok gerne|okay gerne|einverstanden)
      (interessant|spannend)
      warum nicht
      neugierig
    `,
  },
  wants_meeting: {
    2.3: `
      (termin|call|telefonat|telefonieren|anruf|anrufen|gespräch|treffen|meeting|demo|vorführung|rückruf|vorbeikommen|videocall|austausch)
      (montag|dienstag|mittwoch|donnerstag|freitag|morgen|heute|{time})
    `,
    4: `
      ^(ok |gut |danke |prima |super |dann |also )*bis {day}$
      (live|in aktion|am bildschirm|per bildschirm~|in echt|im echten leben) (mal |einmal |erst |erst mal |erstmal |gern~ |kurz )*(sehen|anschauen|ansehen|zeigen|vorführen|erleben|vorstellen)
      (zeigen|zeig|führen|führ) (sie |du )?.. (uns|mir|es|das) .. (live|am bildschirm|per bildschirm~|vor ort|mal vor|einmal vor)
      bildschirm-?(freigabe|übertragung|präsentation)
      (kommen|komm|kommt|schauen|schau) (sie |du |ihr )?(doch |mal |gerne |einfach )*(nächste woche |{day} )?(bei uns |zu uns )?(vorbei|rein|rum)
      (do|mo|di|mi|fr) (um |ab |gegen )?\\d{1,2}([:.]\\d{2})?( uhr)?
      (kommen|komm|kommt|schauen|schau) .. (vorbei|rein|zu uns|rum)
      (mich|uns) ... (unter|telefonisch|auf dem handy|per telefon|auf dem festnetz)
      (rufen|ruf|ruft|anrufen|durchrufen|zurückrufen|durchklingeln|klingeln) .. (sie |du )?.. (mich|uns|mir|an|durch|kurz|gerne|gern|bitte|zurück)
      (können|könnten|sollen|sollten|wollen|lassen sie uns|lass uns|lasst uns|gerne|gern|würde|würden|möchte|möchten|kann|dürfen) ... (telefonieren|sprechen|treffen|austauschen|zusammensetzen|reden|quatschen|unterhalten|zusammentelefonieren|besprechen|persönlich|anrufen|vorführen|zeigen|vorstellen|vorbeikommen|demo)
      (termin|terminvorschl~|call|gespräch|telefonat|meeting|demo|videocall|teams-call|teams-termin|vorführung|präsentation|telefontermin|videokonferenz|treffen|beratungsgespräch|erstgespräch|kennenlerngespräch) .. (vereinbaren|machen|ausmachen|buchen|vorschlagen|einstellen|planen|ansetzen|legen|abstimmen|finden|haben|bekommen|wäre|gerne|gern|würde|schicken|einrichten|nächste|diese|am|um|senden|passt|führen|reservieren|festlegen|halten|sehen|nennen|zusammen)
      (schlagen|schlag|machen|nennen|schicken|senden|vereinbaren|buchen|finden|stellen|planen|machen) .. (termin~|gespräch~|telefonat|call|kalender~|einladung|terminlink|uhrzeit|demo|slot~)
      (haben|hätten|hast|hättest|habt) (sie|du|ihr) .. ({day}|zeit|luft|kapazität|frei|verfügbar)
      wann (haben|hätten|passt|können|könnten|wäre|geht|hast|kannst|würde|sind|bist|darf|ginge)
      {day} .. (passt|geht|ginge|würde|hätte|habe ich|bin ich|ok|okay|perfekt|wäre gut|wäre super|wäre|klappt|in ordnung|super|frei|zeit|können wir|gerne|gern|verfügbar|erreichbar|möglich)
      (passt|geht|ginge|bei mir|mir|gerne|gern|wäre|vielleicht|vorschlag|wie wärs mit|wie wäre es|wie wär's|wie sieht es|wie siehts|sagen wir|machen wir|können wir|klappt|lieber|besser|dann) .. {day}( .. {time})?
      {day} .. {time}
      (demo|vorführung|präsentation|live-demo|webdemo) .. (bitte|gerne|gern|sehen|haben|bekommen|zeigen|ansehen|anschauen|vereinbaren|buchen|möglich)
      (freue|freuen) (mich|uns) auf .. (das gespräch|ihren anruf|anruf|termin|austausch|telefonat|treffen)
      (calendly|meetings\\.hubspot|cal)\\.com\\S*
      (kurz|persönlich|telefonisch|mal|besser|einfacher|gerne|lieber) .. (telefonieren|telefonisch|sprechen|am telefon|besprechen|abstimmen|austauschen|zusammensetzen|treffen)
      (bin|sind) .. ({day}|{time}|unter) .. (erreichbar|verfügbar|frei|da|im büro)
      (kommen|komm|kommt) .. (vorbei|zu uns|ins büro|besuchen)
    `,
    4.2: `
      (würde|würden|möchte|möchten|gern|gerne|kann|können|könnten) ... (demo|vorführung|live-demo)
    `,
    3.3: `
      ^({day}|{time})( oder {day}| um {time})?( bitte| dann| passt)?$
      (zeit|luft) (am |um |ab |nächste |diese )*({day}|{time})
      (hätte|habe|haben|hätten) .. ({day}|{time}) .. (zeit|luft|frei)
      (einfach|kurz|gerne|gern|mal) (durch|an)$
      ({day}|{time}) .. (würde|würden) .. (passen|gehen)
      (erreichbar|erreichen) (sie )?(mich |bin ich |ich bin )?(unter|am|auf|telefonisch|{day})
      (erreichen|erreichst) (sie |du )?(mich|uns)
      (durchwahl|meine (handy|telefon|mobil)?nummer|handynummer|mobilnummer|meine nummer|telefonnummer|meine mobil~)
      (um |bitte )?(rückruf|anruf|terminvorschl~|terminlink|kalenderlink|kalendereinladung)
      (kurzes|kurzer|kurzen|unverbindliches|persönliches|erstes) (gespräch|telefonat|call|austausch|meeting|termin|treffen)
      (lassen sie uns|lass uns) (mal )?(reden|sprechen|telefonieren)
    `,
    2.6: `
              (15|20|30|45|10) minuten
      (termin|telefontermin|teams|zoom)
    `,
  },
  question: {
    3.3: `
      (wüsste|wüssten) .. (gerne?|ob|wie|was|welche~|gern)
      (würde|würden|möchte|möchten) .. (gerne? )?(wissen|verstehen|erfahren) .. (ob|wie|was|welche~|warum)
      ^(und |aber |hallo )?was .. (soll|kostet|bringt|heißt|bedeutet|unterscheidet)
      (was|wie ?viel) .. (kostet|kosten|koste|preis|zahlen|zahlt|kostenpunkt)
      ^(und |die |der |den )*(preis|preise|kosten|kostenpunkt|preisliste|preisrahmen|konditionen)$
      (preis~|preise|preisliste|kosten|konditionen|kostenvoranschlag|preisinfo~|referenzen|av-vertrag|avv|datenblatt) .. (schicken|senden|nennen|mitteilen|geben|zusenden|wissen|bekommen|erfahren|zukommen)
      (nennen|schicken|senden|sagen|teilen|nenn|schick|sag) .. (sie |du |mir |uns |bitte )+.. (preis~|kosten|konditionen|preisliste|referenzen|was|wie|ob|welche~|wo)
      (wissen|erfahren|interessieren|interessiert mich|interessiert uns|wissen wollen|verstehen|fragen|frage mich|unklar|frage ist|mir nicht klar|sagen|erklären|erläutern) .. (ob|wie|was|welche~|wo|wer|warum|wieso|wann|wofür|inwiefern|wieviel)
      (hätte|habe|hab|haben|hätten) .. (eine |ein paar |noch |mal |zwei |einige |da )*(frage|fragen|rückfrage|rückfragen)
      (kurze|eine|paar|noch|meine|unsere|vorab|einzige) (rück)?fragen?
      wer (sind|seid|bist|ist) (sie|ihr|du|das)
    `,
  },
};
