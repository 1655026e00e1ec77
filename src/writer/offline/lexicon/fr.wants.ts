import type { Phrases } from '../cues.js';

/** French: What people write who want more: details, a talk, an answer. */
export const wants: Phrases = {
  interested: {
    2.3: `
      (intéressante?s?|curieux|curieuse|utile|pertinent|volontiers|informations?|infos|documentation|détails|plaquette|brochure|essayer|tester|essai|découvrir)
    `,
    4: `
      ^(ok |oui |bien |alors )*(envoyez|envoie|transmettez|expliquez|racontez|dites) .. (toujours|tout|ça|cela|moi|donc)
      (serait|pourrait être|serai) .. (utile|intéressant|pratique|précieux|parfait)
      (veux|voudrais|aimerais|souhaite|souhaitons|aimerions|voudrions|voulons) .. (essayer|tester|voir|découvrir|étudier|avancer|commencer|recevoir|un devis|une offre)
      (réfléchissons|réfléchis|pensons|envisageons|étudions|cherchons|prévoyons) .. (à|de|justement|actuellement|un|une|changer)
      (preneur|preneuse|preneurs)
      (je suis|nous sommes|on est|serais|serions|sommes|suis|je serais|très|serait) .. intéressée?s?
      ^(oui |très |bonjour |je |pourquoi pas )*intéressée?s?
      (m'|nous |on |ça m'|cela m'|cela nous |ça nous |peut m'|peut nous |pourrait m'|pourrait nous )(intéresse|intéresser|intéresserait|intéressent|intéresserais)
      (envoyez|envoyer|envoie|envoyez-moi|envoyez-nous|transmettez|transmettre|faites|faire|donnez|donner|adressez|adresser|partagez|partager|recevoir|avoir|obtenir|fournir|transmets|envois) .. (moi |nous |parvenir |plus |svp |des |une |un |votre |vos |la |le |de |d'|les )*.. (informations?|infos?|documentation|doc|plaquette|brochure|détails|devis|proposition|présentation|offre|exemples?|lien|cas|accès|précisions|renseignements?|catalogue|démo)
      (m'en|nous en|en) dire (un peu )?plus
      (plus|davantage|d'avantage) (d'|de )?(informations?|infos?|détails|précisions|renseignements)
      (en savoir|savoir|dites m'en|dites-m'en|dites nous en|dites-nous-en|parlez m'en|apprendre) plus
      (voudrais|voudrions|aimerais|aimerions|souhaite|souhaitons|souhaiterais|souhaiterions|veux bien|veut bien|voulons bien|serais ravi|curieux|curieuse) (de |d'|bien )?.. (en savoir|savoir plus|tester|essayer|découvrir|voir|recevoir|essai|avoir|étudier)
      (exactement|précisément|justement) .. (cherche|cherchons|recherche|recherchons|besoin|cherchait|faut)
      (on|nous|je) (cherche|cherchons|recherche|recherchons) .. (justement|actuellement|solution|outil|prestataire|ce type|ce genre|quelque chose|exactement)
      (quelles sont|c'est quoi|quelle est|quelles seraient) .. (prochaines? étapes?|suite)
      comment (on |peut-on |puis-je |peut on |pouvons-nous |faire pour |faut-il )+.. (commencer|démarrer|tester|essayer|s'inscrire|procéder|souscrire|commander)
      (tombe|tombez) .. (bien|pic|à pic)
      (allez-y|allons-y|je prends|on y va|partant|partante|partants|banco)
      (curieux|curieuse|hâte) d'(en|essayer|voir|apprendre)
      (période|version|compte) d'essai
    `,
    4.5: `
      (pas|guère) (inintéressant~|contre|opposé~|fermé~)
      pas (de )?refus
    `,
    3.3: `
      (a l'air|semble|paraît|parait|c'est|est|trouve|ça a l'air|très|plutôt|assez|vraiment|sujet|produit|offre|approche|concept) .. (intéressante?|bien|super|prometteur|pertinente?|utile|génial|top|sympa|cool|alléchant|séduisante?)
      (pourrait|pourraient|peut|peuvent) (nous |m'|être |vraiment )*.. (intéresser|utile|aider|servir|pertinent|convenir|intéressant)
      (j'ai|nous avons|on a|aurions|aurais) .. (besoin|un besoin)
      avec (grand )?plaisir
      (bonne|excellente) (idée|initiative)
      ^(oui|ouais|ok|d'accord|volontiers|bien sûr|absolument|tout à fait) (je veux bien|pourquoi pas|merci de|volontiers|avec plaisir|envoyez|bien sûr|svp|s'il vous plait|absolument|tout à fait|allez-y|ça m'|je suis|nous|envoie|intéressé|dites)
      (je veux bien|on veut bien|volontiers)
      ouvert~ à (la discussion|étudier|découvrir|en discuter|discuter)
    `,
    2.4: `
      ^(oui|ouais|volontiers|bien sûr|absolument|tout à fait|carrément|pourquoi pas|avec plaisir|parfait|super|ok pour moi)
      (intéressante?|curieux|curieuse)
    `,
  },
  wants_meeting: {
    2.3: `
      (rendez-vous|rdv|appel|appeler|rappeler|échange|échanger|visio|réunion|démo|démonstration|rencontrer|discuter|téléphone|téléphoner|créneau)
      (lundi|mardi|mercredi|jeudi|vendredi|demain|{time})
    `,
    4: `
      (voir|voie|voyions|montrer|montrez|présenter|présentez|essayer) .. (en vrai|en direct|en live|en action|à l'écran|en situation|de visu)
      partage d'écran
      (appelez|appelle|rappelez|rappelle|joindre|contactez|téléphonez|passez)-?(moi|nous|me)( un coup)?
      (m'appeler|me rappeler|nous appeler|nous rappeler|m'appeller|me téléphoner|me joindre|me passer un coup)
      (peut-on|peut on|pouvons-nous|pourrait-on|pourrions-nous|on peut|on pourrait|puis-je|pouvez-vous|auriez-vous|souhaite|souhaitons|voudrais|aimerais|aimerions|serait possible|possible|serais ravi|disponible|dispo|disponibles|ouvert|ouverts|préfère|proposer?|d'accord|partant|ok|prêt|volontiers|plaisir) .. (pour |de |d'|en |nous |un |une |se |vous )*.. (discuter|échanger|parler|appeler|appel|voir|rencontrer|rendez-vous|rdv|échange|réunion|visio|call|entretien|entretenir|démo|démonstration|téléphoner)
      (prenons|prendre|caler|calons|fixer|fixons|organiser|organisons|planifier|planifions|proposez|proposer|convenir|bloquer|bloquons|programmer|programmons|faisons|faire|réserver|convenons|prévoir|prévoyons|avoir|voir|mettre) .. (rendez-vous|rdv|appel|call|réunion|visio|échange|créneau~|point|entretien|date|démo|démonstration|moment|entrevue)
      (rendez-vous|rdv|appel|call|réunion|visio|échange|créneau~|démo|démonstration|entretien) .. (serait|me va|possible|{day}|volontiers|convient|svp|téléphonique|avec plaisir|nous va|prochaine|merci)
      (êtes-vous|es-tu|seriez-vous|vous êtes|t'es|avez-vous) .. (dispo|disponible|libre|disponibles|un moment|du temps|un créneau|{day})
      (je suis|nous sommes|on est|je serai|suis) .. (dispo|disponible|disponibles|libre|joignable|au bureau) .. ({day}|{time}|au|à partir|toute|tous|le)
      (dispo|disponible|libre|joignable) (le |à |dès |au )*({day}|{time}|\\d)
      {day} .. (me va|convient|conviendrait|me convient|nous va|est bien|serait|c'est bon|ça marche|ok|parfait|m'arrange|m'irait|possible|si vous|plutôt|va|vous va|irait)
      (ok|d'accord|plutôt|pourquoi pas|disons|va pour|possible|proposer?|pour|parfait|partant|dispo) .. {day} .. {time}
      (ok|d'accord|plutôt|disons|va pour|et|on dit|vous va|serait|que diriez-vous de|que pensez-vous de|vers) .. {day}
      {day} .. {time}
      (envoyez|envoyer|proposez|donnez|partagez|proposer|transmettez|quelles sont|indiquez)(-moi|-nous)? .. (dispos?|disponibilités|créneaux|lien|agenda|invitation|calendrier|dates|un créneau)
      (vos|tes|mes) (dispos?|disponibilités|créneaux)
      (on|nous|se) (se |nous )?(cale|fixe|prend|appelle|voit|rencontre|fait) .. (rdv|rendez-vous|appel|point|call|visio|créneau|{day})
      (quand|quel jour|à quelle heure|quelle date|quels créneaux) .. (dispo|disponible|appeler|parler|voir|peut|pouvez|convient|libre|arrange|discuter|échanger)
      (discutons|parlons|voyons|échangeons|rencontrons|appelons)-?(en|nous)
      (calendly|meetings\\.hubspot|cal)\\.com\\S*
      (une|la|voir|votre|petite) (démo|démonstration)
      (en parler|en discuter) .. (vive voix|téléphone|visio|{day})
      (de vive voix|par téléphone|au téléphone|en visio)
      passez (nous voir|me voir|au bureau|à nos bureaux)
    `,
    3.3: `
      ^({day}|{time})( ou {day}| à {time})?( svp| alors| parfait)?$
      (dispo|disponible|disponibles|libre) .. ({day}|{time})
      (joignable|joindre|appeler|rappeler) (au|sur|à)
      (mon|ma) (numéro|portable|ligne directe|mobile|tél|téléphone|n°|tel)
      (mon|le) numéro .. est
      (appelez|appelle|rappelez)
    `,
    2.6: `
              (15|20|30|45|10) ?(minutes?|mn|min)
      (rendez-vous|rdv|visio)
    `,
  },
  question: {
    2.7: `
      ^(bonjour |et |salut )*(c quoi|c'est quoi|c combien|ça coûte|ca coute|ça marche|ça fonctionne)
    `,
    3.3: `
      (combien|quel|quels|quelle|quelles|c'est quoi|à combien) .. (coûte|coûtent|coute|prix|tarifs?|coût|coûts|budget|ça coûte|tarification|facture)
      ^(et |le |les |vos |quid des |quid du |votre )*(prix|tarifs?|coût|coûts|tarification)$
      (envoyez|envoyer|donnez|donner|communiquez|communiquer|indiquez|indiquer|connaître|connaitre|avoir|transmettre|transmettez|préciser|précisez|quid) .. (prix|tarifs?|grille tarifaire|coûts?|tarification|références|conditions|ordre de prix|fourchette)
      (savoir|comprendre|demande|dire|préciser|précisez|expliquer|expliquez|me demande|confirmer|demander|voudrais savoir|éclairer) .. (si|comment|combien|quel~|ce que|où|pourquoi|qui|quand|en quoi)
      (j'ai|j'aurais|nous avons|nous aurions|on a|encore|petite) .. (question|questions|interrogation~)
      (quelques|petites?|une|ma|seule|première) questions?
      qui (êtes-vous|êtes vous|es-tu|etes vous|est-ce|c'est)
      (vous êtes|t'es|c'est) qui
    `,
  },
};
