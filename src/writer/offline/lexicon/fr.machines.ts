import type { Phrases } from '../cues.js';

/** French: What machines write, and phrases that mean nothing by themselves. */
export const machines: Phrases = {
  out_of_office: {
    4.2: `
      (absente?s?|absence) .. (du|de|jusqu'|bureau|pour|et|le|actuellement|au|,)
      (actuellement|suis|serai|être) .. (absente?|en congés?|en vacances|en déplacement|hors du bureau|en arrêt|indisponible|en formation|en rtt)
      (en congé|en congés|congé maternité|congé paternité|congé parental|congés annuels|congé maladie)
      (pas|aucun|peu|accès limité|qu'un accès|accès restreint) .. (accès|consulter|à mes|consultation) .. (mails?|e-?mails?|messagerie|messages|courriels?)
      (à|dès|lors de|de) mon retour
      (absence du bureau|hors du bureau|message d'absence)
      (de retour|serai de retour|retour|reviendrai|reprends|serons de retour) .. (le|au bureau|lundi|mardi|mercredi|jeudi|vendredi|à partir|{month})
      (bureaux?|entreprise|société|cabinet|magasin|agence) .. (fermée?s?|fermeture)
    `,
    3: `
      (en vacances|en déplacement)
      (en cas d'urgence|pour toute urgence|urgences?|en cas de besoin urgent|pour les urgences)
    `,
  },
  auto_reply: {
    2: `
      (merci|remercions|remercie) (de |pour |d'avoir )+.. (contacté|votre message|votre mail|votre demande|nous avoir)
    `,
    4.1: `
      (message|réponse|mail|e-?mail|courriel) (automatique|automatisé~|généré automatiquement|auto)
      (réponse automatique|accusé de réception|ceci est un message automatique)
      (avons|a) bien (été )?(reçu|enregistré|pris en compte)
      bien (reçu|réceptionné|enregistré) (votre|et)
      (votre|ta) (demande|message|mail|e-?mail|requête) .. (bien été|a été|est|sera) .. (reçue?|enregistrée?|prise? en compte|traitée?|transmise?)
      (ne pas|merci de ne pas|ne) (y )?répond(re|ez) .. (à ce|pas|message|directement)
      (numéro|n°|référence) .. (ticket|dossier|demande)
      (boîte|adresse|messagerie) .. (pas|plus|n'est) .. (consultée|active|relevée|surveillée|lue|utilisée|valide)
      (horaires d'ouverture|nos horaires|heures d'ouverture)
    `,
    3: `
      (répondrons|répondra|reviendrons|reviendra|traiterons|répondre|recontactera|traitée?|répondrai|reviendrai) .. (dans les|dès que|plus brefs|rapidement|sous|dans un délai|meilleurs délais)
      (meilleurs|plus brefs) délais
    `,
  },
  bounce: {
    4: `
      (message|mail|e-?mail|courriel) .. (non remis|non distribué|pas pu être|n'a pas pu|non délivré|non distribuable|échec)
      (adresse|destinataire|boîte) .. (introuvable|inconnue?|pleine|n'existe|rejetée?|invalide|inexistante?)
      échec de (la )?(remise|distribution|livraison)
    `,
  },
  nothing: {
    2: `
      (l'année|l'an|le mois|la semaine|l'été) (dernier|dernière|passé|passée)
      (depuis|il y a) {num} (ans|mois|semaines|jours)
      (engagement|contrat|abonnement|durée) .. {num} (mois|ans?)
    `,
    4: `
      (automatiquement|rédigé|envoyé) ... pour le compte de
      (conforme|conformité|compatible|respect~) .. (rgpd|gdpr)
      ^(ok|parfait|super|d'accord|bien reçu|très bien|c'est noté) merci$
      (est-ce|c'est|êtes-vous) ... (automatique|robot|bot|ia)
      pas de (problème|souci|soucis|quoi)
      (aucun|sans) (problème|souci|doute)
      (n'hésitez pas|pas seulement|pourquoi pas|pas mal|si ce n'est|pas uniquement|non seulement)
      si (vous êtes|jamais|besoin|nous sommes|je suis|cela|ça) .. (intéress~|besoin)
      (dans|en|les|mes|des) (les |mes |dossier )*(spams?|indésirables)
      (besoin|besoins) (de plus|d'informations|d'infos|d'en savoir|de précisions|de temps|d'aide|de voir|de savoir|de comprendre|d'un devis|de détails|de réfléchir|de l'accord|de validation)
      (comment allez-vous|j'espère que vous|ça va)
      (dans l'attente|en attente) de (votre|vous|vos)
      (cabinet|sommes|suis) (d'|un |une )*avocats?
    `,
  },
};
