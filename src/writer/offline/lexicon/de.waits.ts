import type { Phrases } from '../cues.js';

/** German: What people write who do not say no: what holds them back, and when to come back. */
export const waits: Phrases = {
  objection: {
    5: `
      (hatten|hatte|gab|(haben|habe|hab) .. (schon|bereits|mal|einmal|früher|damals|vor))(?![^\\n]{0,30}kein) .. (so ?was|so ?etwas|so ein~|ähnlich~|tools?|software|programm~|system~|lösung~|anbieter|produkt~) ... (und|aber|doch|dann|nur|am ende) ... (niemand~|keiner|keine|nie|kaum jemand|kaum einer|verstaubt|gescheitert|schief-?gegangen|verbrannt|reinfall|flop|fiasko|katastrophe|enttäuscht~|enttäuschung|umsonst|für die katz|in die hose|in den sand)
      (geld|budget) ... (verbrannt|versenkt|in den sand gesetzt|zum fenster)
      lehrgeld
      (letzt~|vorig~|vorherig~|früher~) (anbieter|dienstleister|tool|system|software|versuch|projekt|lösung) ... (versprochen|versprach|gescheitert|enttäuscht~|reinfall|flop|keiner|niemand)
    `,
    2.3: `
      (budget|kosten|preis|preislich|vertrag|bereits|schon|anbieter|lösung|dienstleister|agentur|wettbewerber|excel|hubspot|salesforce|sap|personio|microsoft|odoo|intern|inhouse)
      (kompliziert|komplex|aufwand|aufwendig|risiko|vertrauen|datenschutz|sicherheit|cloud|ki|bot|bots|unpersönlich|klein|kleine|betriebsrat|chef|genehmigung|freigabe|personal|kapazität|kapazitäten)
      (selber|selbst|eigene~)
    `,
    4: `
      (warum|wieso|weshalb) .. (diesmal|dieses mal|jetzt|nun) .. (anders|besser|klappen|funktionieren|gutgehen)
      wie (lösen|machen|regeln|handhaben|schaffen) .. (das|dies) .. (andere|ander~ (kunden|firmen|unternehmen|betriebe))
      (warum|wieso|weshalb) (sollten?|sollen|soll|müssen) (wir|ich)
    `,
    3.5: `
      (reicht|genügt) .. (zuruf|zettel~|excel|absprache)
      (betriebsrat|personalrat|mitarbeitervertretung) .. (sträubt|sperrt|blockiert|blockt|mauert|verweigert|lehnt|dagegen|widerspricht|untersagt|verbietet)
      (wir|ich) (sind|bin) (nur|bloß|lediglich|gerade mal) zu (zweit|dritt|viert|fünft|sechst)
      (kümmert|kümmern|erledigt|macht|übernimmt) .. (sich )?.. (schon|bereits|unsere agentur|intern|unser|unsere|darum)
      (sprengt|übersteigt|überschreitet|außerhalb) .. (rahmen|budget|möglichkeiten|mittel)
      (reicht|genügt|langt) .. (uns|mir|völlig|vollkommen|aus)
      (mit|in) excel
      (chef|chefin|geschäftsführer~|geschäftsführung|vorstand|partner~|it|kollegen|team) .. (will|möchte|mag|wollen|lehnt|ist|sind|blockt|sagt) .. (kein~|nicht|nein|ab|dagegen)
      (unternehmen|firma|betrieb|wir) .. (ist|sind|viel) .. zu klein
      (klappt|läuft|funktioniert) .. (gut|prima|bestens|super|auch so|so)
      (kein|nicht) vertrauen
      (hab|habe|haben) .. angst
      (wo ist|was ist) der haken
      (mehr|viel|hoher|großer|zusätzlicher|hohen) aufwand
      (noch|bis) .. (vertraglich|gebunden|laufzeit|vertrag)
      (unsere|meine|die) (kunden|patienten|mandanten|gäste|mitarbeiter) .. (wollen|möchten|erwarten|schätzen|mögen) .. (menschen|persönlich~|echte~|keine|kein|nicht)
      (zu|sehr|recht|ziemlich|echt|einfach|ganz schön|etwas|viel) .. (teuer|kostspielig|kostenintensiv)
      teuer
      (kein|keine|keinen|keinerlei|nicht|fehlt|fehlen|ohne|null|wenig|kaum|leider) .. (budget|geld|mittel|kapazität~|ressourcen|zeit|leute|personal|manpower|luft|haushaltsmittel)
      (haben|nutzen|setzen|verwenden|arbeiten|benutzen|sind|nutze|habe|hab|arbeite|bin|ist|werden|wird|läuft|machen|kümmert|kümmern|hat|macht) .. (bereits|schon|seit) (?!darüber|davon|gesprochen|mal|gehört|gelesen|länger|lange|darauf|daran|immer|gespannt|interess|etwas)\\w+
      (bereits|schon) .. (einen?|eine|mit einem|mit einer|im einsatz|versorgt|kunde|abgedeckt|lösung|anbieter|partner|dienstleister|system|vorhanden|gelöst|vergeben|gut aufgestellt|agentur|betreut|besetzt)
      (gut|bestens|schon|bereits|anderweitig) (versorgt|aufgestellt|betreut|bedient|abgedeckt|ausgestattet)
      (zufrieden|glücklich|happy) .. mit
      (sehr|ganz|rundum|soweit|eigentlich|vollkommen) (zufrieden|glücklich)
      (bestehend~|aktuell~|jetzig~|vorhanden~|bisherig~|eigen~) (lösung|anbieter|partner|system|tool|dienstleister|lieferant~|software|vertrag|agentur|crm)
      (wir|ich) (nutzen|verwenden|benutzen|nutze|verwende|arbeiten mit|setzen auf|haben|sind bei|sind mit) (?!kein|bisher kein|bislang kein|nicht|interesse|da|ein|bereits|schon|zeit|noch|das|es|uns|bitte|die|gerade|aktuell|derzeit|momentan)\\w+
      vertrag .. (mit|bis|läuft|gebunden|laufzeit|verlängert|unterschrieben|abgeschlossen)
      (vertraglich|langfristig) .. gebunden
      (machen|entwickeln|lösen|bauen|erledigen|macht|lösen wir|mache) .. (intern|selbst|selber|inhouse|in-house|eigenregie|hausintern|von hand|manuell)
      (skeptisch|zweifel|bezweifle|bedenken|vorbehalte|datenschutzbedenken|datenschutzprobleme?|datenschutzgründen|kritisch)
      (nicht|wenig|kaum) .. (überzeugt|überzeugend|ausgereift)
      (sehe|sehen|erkenne|erkennen) .. (mehrwert|nutzen|vorteil|sinn|unterschied) .. nicht
      (sehe|sehen|erkenne|erkennen) .. (nicht|kein~|wenig) .. (mehrwert|nutzen|vorteil|sinn|unterschied|roi)
      (schlechte|negative|keine guten|miese) erfahrung~
      zu (klein|groß|aufwendig|aufwändig|kompliziert|komplex|umständlich|unpersönlich|riskant|unsicher|viel aufwand|hoch|wenig|schön um wahr|gut um wahr)
      (rechnet|lohnt|lohnen) .. (sich )?.. nicht
      (preis|kosten|investition|kostet) .. (zu hoch|zu viel|hoch|sprengt|übersteigt|abschreckend|nicht drin|problem)
      (günstiger|billiger|rabatt|nachlass|preislich)
      budget .. (ausgeschöpft|gestrichen|eingefroren|verplant|aufgebraucht|gekürzt|knapp|weg|begrenzt|nicht)
      (gerade|erst|eben|frisch|kürzlich|letztes jahr|letzten monat|vor kurzem|neulich) .. (eingeführt|entschieden|gekauft|gewechselt|umgestellt|verlängert|unterschrieben|angeschafft|abgeschlossen|beauftragt|eingestellt|migriert)
      (für|bei) .. (wettbewerber|anderen anbieter|anderes|andere|mitbewerber|konkurrenz|einen anderen) .. (entschieden|unterschrieben|gelandet|gekauft)
      (betriebsrat|geschäftsführung|chef|vorstand|datenschutzbeauftragter?|it|gesellschafter) .. (macht|stimmt|muss|überzeugen|zustimmen|nicht mit|dagegen|lässt|erlaubt|genehmigen|genehmigt|freigeben)
      (wechsel|umstellung|umstieg|migration|einführung) .. (aufwand|aufwendig|aufwändig|zu|teuer|kompliziert|mühsam|schwierig|risiko)
      (kunden|mitarbeiter|patienten|mandanten) .. (wollen|mögen|akzeptieren|bevorzugen|möchten|schätzen)
      (fehlt|fehlen|fehlende) .. (schnittstelle|funktion~|integration|feature)
      (schon|bereits|mal) .. (ausprobiert|versucht|getestet|probiert)
      (verspricht|versprechen|sagt|sagen|behaupten|behauptet) (doch )?(jeder|alle|viele)
      (jeder|alle|viele) .. (verspricht|versprechen|sagt|sagen|behaupten|behauptet)
    `,
  },
  later: {
    2.3: `
      (später|derzeit|momentan|aktuell|zurzeit|gerade|vorerst|irgendwann|demnächst|noch nicht|urlaub|stress|hochsaison|jahresende|bis auf weiteres)
      {far}
    `,
    4.3: `
      (erinnern|erinner|erinnere) (sie |du )?(mich|uns) .. {day}
      (schreiben|melden|schreib|meld|mailen|mail|versuchen) (sie |du )?(mir |uns |sich |dich |es )*.. {day} .. (nochmal|nochmals|noch mal|noch einmal|wieder|erneut)
      {come} ... ({far}|später|zu einem späteren zeitpunkt|ein andermal|ein anderes mal|irgendwann|dann wieder)
      {far} .. (wieder|nochmal|nochmals|noch einmal|erneut|passt|wäre|besser|relevant|thema|melden|angehen|spruchreif|sprechen|anschauen|gerne|gern|interessant|aktuell|kontaktieren|schreiben|anrufen|auf uns|auf mich|nachfragen|reden|möglich|telefonieren|neu|budget|in angriff|prüfen|ansprechen|eher|sinnvoll|vielleicht|vorstellbar|realistisch|planen|denkbar|entscheiden|ein thema)
      (erst|frühestens|eher|vielleicht|lieber|wieder|nicht vor|evtl|eventuell|wenn überhaupt|möglicherweise|gerne|gern|besser|dann|voraussichtlich|womöglich) (wieder |erst |dann |gerne |mal )*{far}
      (melden|meld|kommen|komm|schreiben|kontaktieren|versuchen|versuch) .. (später|nochmal|nochmals|noch einmal|erneut|wieder)
    `,
    3.3: `
      (vor|bis) .. (ende|anfang|mitte|dem|der|den) .. (jahres|quartals|monats|sommer|sommers) .. (kommen wir|wird das|nicht|nichts)
      (kommen|komme) .. (nicht|derzeit nicht|aktuell nicht) .. (dazu|zu)
      (anklopfen|nachhaken|nachfassen)
      (verschieben|vertagen|zurückstellen|schieben)
      (nächstes|kommendes) (jahr|quartal|mal)$
      ^(aktuell nicht |jetzt nicht |nein |ok |danke |vielleicht |gerne |hallo |ja )*{far}( vielleicht| bitte| dann| gerne?| danke)*$
      (noch nicht|zu früh|noch zu früh|nicht der richtige zeitpunkt|falscher zeitpunkt|schlechter zeitpunkt|ungünstiger zeitpunkt|zeitpunkt .. (ungünstig|schlecht|falsch|nicht))
      (passt|ist|kommt) .. {now} .. (schlecht|ungünstig|nicht|gar nicht|leider nicht|überhaupt nicht)
      {now} .. (schlecht|ungünstig|unpassend)
      (später|zu einem späteren zeitpunkt|anderes mal|andermal|in zukunft|zukünftig|irgendwann|bei gelegenheit|demnächst|zu gegebener zeit)
      (vielleicht|eventuell|lieber|gerne|evtl|eher|melde mich) (mal |dann |wieder )*(später|in zukunft|irgendwann|demnächst|ein andermal)
      (verschoben|verschieben|vertagt|vertagen|auf eis|zurückgestellt|zurückstellen|pausiert|hinten angestellt|wiedervorlage|auf später|nach hinten)
      (keine|geringe|niedrige|nicht|andere) .. (priorität~|prio|oberste priorität)
      (viel zu tun|stress|stressig|land unter|eingespannt|ausgelastet|hochsaison|jahresabschluss|alle hände voll|viel um die ohren|unterbesetzt|überlastet|im umbruch|umstrukturierung|umzug|weihnachtsgeschäft)
      (wenn|sobald|solange|bis) (wir|das|ich|es|die|der|unser~|mein~) ... (so weit|soweit|fertig|durch|abgeschlossen|umgezogen|gewachsen|größer|budget|entschieden|vorbei|ruhiger|steht|da ist|zurück|läuft|erledigt|klar)
      nach (dem|der|den|unserem|meinem|unserer|meiner|einer) (sommer~|urlaub|ferien|messe|umzug|umstellung|projekt|saison|jahresabschluss|launch|go-?live|fusion|elternzeit|weihnachts~|oster~|inventur)
      (komme|kommen|melde|melden) (ich |wir |dann |gerne |uns |mich )+.. (auf sie|bei ihnen|zurück|bei dir|bei euch|wieder|dann|auf dich)
      (brauche|brauchen|braucht|benötigen) (noch )?(etwas |mehr |ein bisschen |ein wenig )?(zeit|bedenkzeit)
      geduld
    `,
    2.6: `
      {now} .. (nicht|kein~|noch nicht|leider nicht)
      (nicht|kein~) .. {now}
      (jetzt|momentan) (gerade )?nicht
    `,
  },
};
