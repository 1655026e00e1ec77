import type { Phrases } from '../cues.js';

/** "Stop writing to me" in Italian, Portuguese and Dutch: the plain forms. */
export const others: Phrases = {
  unsubscribe: {
    4: `
      (cancellatemi|cancellami|cancellarmi|toglietemi|toglimi|togliermi|rimuovetemi|rimuovimi|rimuovermi|disiscrivetemi|disiscrivimi|disiscrivermi|disiscriviti|eliminatemi|eliminami)
      ^(disiscrizione|cancellazione|disiscrivi|descadastrar|remover|cancelar|uitschrijven|afmelden|afmelding|sair)( .{1,12})?$
      (cancellare|cancellate|rimuovere|rimuovete|eliminare|eliminate|togliere|togliete) (il |la |i )?(mio|mia|miei|nostro|nostri|mi) .. (indirizzo|e-?mail|mail|dati|nominativo|contatto)
      (non|mai) (mi |ci )?(scrivetemi|scrivermi|scrivete|scriveteci|contattatemi|contattarmi|contattateci|contattate|inviatemi|mandatemi|inviate|mandate|scrivermi|disturbatemi) (più|piu|altre|mai)
      non (desidero|voglio|vogliamo|desideriamo|intendo) (più |piu )?(ricevere|essere contattat~|ulteriori)( .{1,12})?
      (smettetela|smettete|smettila|basta) (di |con )(scrivermi|contattarmi|mandarmi|inviarmi|inviare|mandare|le|queste|e-?mail|mail)
      (remova|removam|retire|retirem|tire|tirem|exclua|excluam|apague|apaguem|elimine|eliminem)-(me|nos)
      (me|nos) (remova|removam|retire|retirem|tire|tirem|exclua|excluam|descadastre|descadastrem)
      (remova|removam|remover|retire|retirem|retirar|exclua|excluam|excluir|apague|apaguem|apagar|descadastre|descadastrar) (por favor )?(o |a |os )?(meu|minha|meus|nosso|este) .. (e-?mail|mail|nome|contato|contacto|dados|endereço|cadastro)
      (cancelar|cancelem|cancele) (a |minha )*(inscrição|subscrição|assinatura)
      não (me |nos )?(escrevam|escreva|contatem|contate|contactem|contacte|enviem|envie|mandem|mande|incomodem|perturbem) (mais|e-?mails|mensagens|nunca mais)
      (não|nao) (quero|desejo|queremos|desejamos|pretendo) (mais )?(receber|ser contactad~|ser contatad~)
      (parem|pare|para|deixem) de (me )?(enviar|escrever|mandar|contactar|contatar|enviarem|incomodar)( .{1,12})?
      (schrijf|meld|haal|verwijder|gooi) (mij|me|ons) (a\\.?u\\.?b\\.? |aub |graag |alsjeblieft )?(uit|af|van|weg|eraf)
      (verwijder|wis) (a\\.?u\\.?b\\.? |aub |graag |alsjeblieft )?(mijn|ons|onze|alle|dit) .. (gegevens|e-?mail~|mailadres|adres|data)
      (uitschrijven|afmelden) (van|voor|voor deze|aub|graag|alstublieft|a\\.u\\.b)
      (wil|wens|graag) (ik |mij |me )*(me |mij |uit|worden )*(uitschrijven|afmelden|uitgeschreven)
      (geen|nooit) (verdere |meer |van deze |zulke )?(e-?mails?|mails?|mailtjes|berichten|reclame) (meer|sturen|ontvangen)
      (stuur|stuurt|mail|mailt|benader|contacteer) (mij|me|ons) (aub |alstublieft |alsjeblieft )?(niet|geen|nooit) (meer|verder|langer|e-?mails?|mails?)
      neem (aub |alstublieft )?(geen|niet|nooit) (meer )?contact (meer )?(met|op|meer)
      (stop|houd op|hou op) (aub |alstublieft )?(met|het) (mailen|sturen|e-?mailen|contacteren|berichten|deze mails)
      laat (mij|me|ons) met rust
    `,
  },
};
