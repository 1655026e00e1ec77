import type { Vendor } from './vendor.js';

/** Contact exports: the labels in English, German, French and Spanish portals, and the internal names of its API. */
export const hubspot: Vendor = {
  name: 'hubspot',
  tellTales: [
    ...['Record ID', 'hs_object_id', 'Datensatz-ID', 'ID de registro', "ID de l'enregistrement"],
    ...['Contact owner', 'hubspot_owner_id', 'Zuständiger Mitarbeiter für Kontakt', 'Propriétaire du contact'],
    ...['Propietario del contacto', 'Lifecycle Stage', 'Lifecycle-Phase', 'Phase du cycle de vie'],
    ...[
      'Etapa del ciclo de vida',
      'Original Source',
      'hs_analytics_source',
      'Ursprüngliche Quelle',
      "Source d'origine",
    ],
    ...[
      'Fuente original',
      'Associated Company',
      'Associated Company IDs',
      'Zugehöriges Unternehmen',
      'Entreprise associée',
    ],
    ...['Empresa asociada', 'hs_lead_status', 'hs_email_optout', 'hs_timezone', 'hs_language', 'hs_marketable_status'],
    ...['Marketing contact status', 'Unsubscribed from all email', 'Website URL', 'Country/Region', 'State/Region'],
  ],
  names: {
    externalId: ['Record ID', 'hs_object_id', 'Contact ID', 'Datensatz-ID', 'ID de registro', "ID de l'enregistrement"],
    email: [
      ...['Email', 'Email Address', 'E-Mail', 'E-Mail-Adresse', 'Adresse e-mail', 'Correo', 'Correo electrónico'],
      ...['Work email', 'work_email'],
    ],
    firstName: ['First Name', 'firstname', 'Vorname', 'Prénom'],
    lastName: ['Last Name', 'lastname', 'Nachname', 'Nom de famille', 'Apellidos'],
    company: [
      ...[
        'Company Name',
        'Company',
        'Unternehmensname',
        'Name des Unternehmens',
        "Nom de l'entreprise",
        'Nombre de la empresa',
      ],
      ...[
        'Associated Company',
        'Primary Associated Company',
        'Zugehöriges Unternehmen',
        'Entreprise associée',
        'Empresa asociada',
      ],
    ],
    title: [
      'Job Title',
      'jobtitle',
      'Jobtitel',
      'Jobbezeichnung',
      'Berufsbezeichnung',
      'Intitulé du poste',
      'Puesto de trabajo',
      'Cargo',
    ],
    phone: [
      ...['Phone Number', 'phone', 'Telefonnummer', 'Numéro de téléphone', 'Número de teléfono'],
      ...[
        'Mobile Phone Number',
        'mobilephone',
        'Mobiltelefonnummer',
        'Numéro de téléphone mobile',
        'Número de teléfono móvil',
      ],
      ...['WhatsApp Phone Number', 'hs_whatsapp_phone_number'],
    ],
    website: ['Website URL', 'website', 'Website-URL', 'URL du site web', 'URL del sitio web'],
    industry: ['Industry', 'Branche', "Secteur d'activité", 'Sector'],
    city: ['City', 'Stadt', 'Ort', 'Ville', 'Ciudad'],
    state: ['State/Region', 'state', 'hs_state_code', 'Bundesland/Region', 'État/Région', 'Estado/Región'],
    country: ['Country/Region', 'country', 'hs_country_region_code', 'Land/Region', 'Pays/Région', 'País/Región'],
    timeZone: [
      'Time Zone',
      'hs_timezone',
      'Zeitzone',
      'Fuseau horaire',
      'Zona horaria',
      'IP Timezone',
      'hs_ip_timezone',
    ],
    language: ['Preferred language', 'hs_language', 'Bevorzugte Sprache', 'Langue préférée', 'Idioma preferido'],
    ownerEmail: [
      'Contact owner',
      'Zuständiger Mitarbeiter für Kontakt',
      'Propriétaire du contact',
      'Propietario del contacto',
    ],
    source: [
      ...['Lead source', 'Original Source', 'hs_analytics_source', 'Original Traffic Source', 'Ursprüngliche Quelle'],
      ...["Source d'origine", 'Fuente original'],
    ],
    optedOut: [
      ...['Unsubscribed from all email', 'Opted out of all email', 'hs_email_optout', 'Von allen E-Mails abgemeldet'],
      ...['Désabonné de tous les e-mails', 'Cancelación de la suscripción a todos los correos'],
    ],
  },
  optOutPrefixes: ['Opted out of email', 'hs_email_optout'],
  marketingStatus: [
    ...['Marketing contact status', 'hs_marketable_status', 'Marketingkontakt-Status', 'Status als Marketingkontakt'],
    ...['Statut du contact marketing', 'Estado del contacto de marketing'],
  ],
};
