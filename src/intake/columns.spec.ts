import { BadMapping, recogniseColumns } from './columns.js';

const HUBSPOT =
  'Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Associated Company,Company Name,Job Title,City,State/Region,' +
  'Country/Region,Time Zone,Industry,Website URL,Original Source,Lifecycle Stage,Lead Status,Contact owner,Create Date,' +
  'Unsubscribed from all email,Marketing contact status,LinkedIn URL';
const SALESFORCE_REPORT =
  'Lead Owner,First Name,Last Name,Title,Company / Account,Email,Phone,Mobile,City,State/Province,Country,Lead Source,Rating,Email Opt Out,Lead ID';
const SALESFORCE_API =
  'Id,FirstName,LastName,Name,Title,Company,Email,Phone,MobilePhone,City,State,Country,LeadSource,Status,OwnerId,HasOptedOutOfEmail,IsConverted';

/** Which headers feed which field, best first. */
function fedBy(line: string, said?: Record<string, string>): Record<string, string> {
  const headers = line.split(',');
  const { mapping } = recogniseColumns(headers, said);
  return Object.fromEntries(
    Object.entries(mapping).map(([field, indexes]) => [field, indexes.map((index) => headers[index]).join(' > ')]),
  );
}

describe('recogniseColumns', () => {
  it('reads a HubSpot export', () => {
    const columns = recogniseColumns(HUBSPOT.split(','));
    expect(columns.vendor).toBe('hubspot');
    expect(fedBy(HUBSPOT)).toEqual({
      externalId: 'Record ID',
      firstName: 'First Name',
      lastName: 'Last Name',
      email: 'Email',
      phone: 'Phone Number > Mobile Phone Number',
      company: 'Company Name > Associated Company',
      title: 'Job Title',
      city: 'City',
      state: 'State/Region',
      country: 'Country/Region',
      timeZone: 'Time Zone',
      industry: 'Industry',
      website: 'Website URL',
      source: 'Original Source',
      ownerEmail: 'Contact owner',
    });
    expect(columns.optOut).toEqual([
      { index: 21, reads: 'marketing_status' },
      { index: 20, reads: 'opt_out' },
    ]);
    expect(columns.custom.map(({ name }) => name)).toEqual([
      'Lifecycle Stage',
      'Lead Status',
      'Create Date',
      'LinkedIn URL',
    ]);
  });

  it.each([
    [
      'German',
      'Datensatz-ID,Vorname,Nachname,E-Mail,Telefonnummer,Name des Unternehmens,Lifecycle-Phase,Von allen E-Mails abgemeldet',
    ],
    [
      'French',
      "ID de l'enregistrement,Prénom,Nom de famille,Adresse e-mail,Numéro de téléphone,Nom de l'entreprise,Phase du cycle de vie,Désabonné de tous les e-mails",
    ],
    [
      'Spanish',
      'ID de registro,Nombre,Apellidos,Correo,Número de teléfono,Nombre de la empresa,Etapa del ciclo de vida,hs_email_optout',
    ],
    [
      'Portuguese',
      'ID do registro,Nome,Sobrenome,E-mail,Número de telefone,Nome da empresa,Fase do ciclo de vida,hs_email_optout',
    ],
    ['Italian', 'ID record,Nome,Cognome,E-mail,Numero di telefono,Nome azienda,Fase del ciclo di vita,hs_email_optout'],
    ['Dutch', 'Record-ID,Voornaam,Achternaam,E-mail,Telefoonnummer,Bedrijfsnaam,Levenscyclusfase,hs_email_optout'],
    ['internal names', 'hs_object_id,firstname,lastname,email,phone,company,lifecyclestage,hs_email_optout'],
  ])('reads HubSpot in %s', (_language, line) => {
    const columns = recogniseColumns(line.split(','));
    expect(columns).toMatchObject({
      vendor: 'hubspot',
      mapping: { externalId: [0], firstName: [1], lastName: [2], email: [3], phone: [4], company: [5] },
      custom: [{ index: 6 }],
      optOut: [{ index: 7, reads: 'opt_out' }],
    });
  });

  it('reads Salesforce reports and API exports', () => {
    expect(recogniseColumns(SALESFORCE_REPORT.split(','))).toMatchObject({
      vendor: 'salesforce',
      optOut: [{ index: 13 }],
    });
    expect(fedBy(SALESFORCE_REPORT)).toMatchObject({
      externalId: 'Lead ID',
      company: 'Company / Account',
      phone: 'Phone > Mobile',
      ownerEmail: 'Lead Owner',
      source: 'Lead Source',
    });
    expect(recogniseColumns(SALESFORCE_API.split(','))).toMatchObject({
      vendor: 'salesforce',
      optOut: [{ index: 15 }],
    });
    expect(fedBy(SALESFORCE_API)).toMatchObject({
      externalId: 'Id',
      name: 'Name',
      phone: 'Phone > MobilePhone',
      state: 'State',
    });
  });

  it.each([
    [
      'pipedrive',
      'Person - ID,Person - Name,Person - Email - Home,Person - Email - Work,Person - Phone - Mobile,Person - Phone - Work,Person - Organization,Person - Marketing status,Person - Double opt-in',
      {
        externalId: 'Person - ID',
        name: 'Person - Name',
        email: 'Person - Email - Work > Person - Email - Home',
        phone: 'Person - Phone - Work > Person - Phone - Mobile',
        company: 'Person - Organization',
      },
      ['Person - Marketing status'],
      ['Person - Double opt-in'],
    ],
    [
      'apollo',
      'First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,Seniority,Departments,Contact Owner,First Phone,Work Direct Phone,Corporate Phone,# Employees,Industry,Person Linkedin Url,Website,City,State,Country,Secondary Email',
      {
        firstName: 'First Name',
        lastName: 'Last Name',
        title: 'Title',
        company: 'Company Name for Emails > Company',
        email: 'Email > Secondary Email',
        phone: 'Work Direct Phone > First Phone > Corporate Phone',
        industry: 'Industry',
        website: 'Website',
        city: 'City',
        state: 'State',
        country: 'Country',
        ownerEmail: 'Contact Owner',
      },
      [],
      ['Email Status', 'Seniority', 'Departments', '# Employees', 'Person Linkedin Url'],
    ],
    [
      'zoho',
      'Record Id,Lead Owner,Company,First Name,Last Name,Email,Secondary Email,Phone,Mobile,Lead Source,No. of Employees,Created Time,Email Opt Out,Unsubscribed Mode,Unsubscribed Time',
      {
        externalId: 'Record Id',
        company: 'Company',
        firstName: 'First Name',
        lastName: 'Last Name',
        email: 'Email > Secondary Email',
        phone: 'Phone > Mobile',
        source: 'Lead Source',
        ownerEmail: 'Lead Owner',
      },
      ['Email Opt Out', 'Unsubscribed Mode', 'Unsubscribed Time'],
      ['No. of Employees', 'Created Time'],
    ],
    [
      'instantly',
      'email,first_name,last_name,company,title,website,linkedin_url,lead_id',
      {
        email: 'email',
        firstName: 'first_name',
        lastName: 'last_name',
        company: 'company',
        title: 'title',
        website: 'website',
        externalId: 'lead_id',
      },
      [],
      ['linkedin_url'],
    ],
    [
      'smartlead',
      'campaign_lead_map_id,first_name,last_name,email,phone_number,company_name,linkedin_profile,is_unsubscribed',
      {
        firstName: 'first_name',
        lastName: 'last_name',
        email: 'email',
        phone: 'phone_number',
        company: 'company_name',
      },
      ['is_unsubscribed'],
      ['campaign_lead_map_id', 'linkedin_profile'],
    ],
    [
      'linkedin',
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
      {
        firstName: 'First Name',
        lastName: 'Last Name',
        email: 'Email Address',
        company: 'Company',
        title: 'Position',
      },
      [],
      ['URL', 'Connected On'],
    ],
  ])('reads an export of %s', (vendor, line, fed, out, kept) => {
    const columns = recogniseColumns(line.split(','));
    expect(columns.vendor).toBe(vendor);
    expect(fedBy(line)).toEqual(fed);
    const names = columns.names;
    expect(columns.optOut.map(({ index }) => names[index]).sort()).toEqual([...out].sort());
    expect(columns.custom.map(({ name }) => name)).toEqual(kept);
  });

  it.each([
    ['Vorname,Name,Firma,Mail', { firstName: 'Vorname', lastName: 'Name', company: 'Firma', email: 'Mail' }],
    ['Prénom,Nom,Société,Courriel', { firstName: 'Prénom', lastName: 'Nom', company: 'Société', email: 'Courriel' }],
    ['Nombre,Apellidos,Correo', { firstName: 'Nombre', lastName: 'Apellidos', email: 'Correo' }],
    ['Nombre,Correo', { name: 'Nombre', email: 'Correo' }],
    ['name,e_mail', { name: 'name', email: 'e_mail' }],
    ['\ufeffE-MAIL , first_name', { email: '\ufeffE-MAIL ', firstName: ' first_name' }],
    ['Nome,Cognome,E-mail', { firstName: 'Nome', lastName: 'Cognome', email: 'E-mail' }],
  ])('reads the list of somebody else: %s', (line, fed) => {
    expect(recogniseColumns(line.split(',')).vendor).toBe('unknown');
    expect(fedBy(line)).toMatchObject(fed);
  });

  it('lets the caller win', () => {
    const said = {
      'linkedin url': 'website',
      'Mobile Phone Number': 'phone',
      Industry: 'ignore',
      'Job Title': 'custom',
    };
    const columns = recogniseColumns(HUBSPOT.split(','), said);
    expect(fedBy(HUBSPOT, said)).toMatchObject({ website: 'LinkedIn URL', phone: 'Mobile Phone Number' });
    expect(columns.mapping).not.toHaveProperty('industry');
    const custom = columns.custom.map(({ name }) => name);
    expect(custom).toEqual(expect.arrayContaining(['Website URL', 'Phone Number', 'Job Title']));
    expect(custom).not.toContain('Industry');
  });

  it('adds opt-out columns, and does not trade one for another', () => {
    const { optOut } = recogniseColumns(['Email', 'Unsubscribed', 'No thanks'], { 'No thanks': 'optedOut' });
    expect(optOut.map(({ index }) => index).sort()).toEqual([1, 2]);
  });

  it('takes consent and lawful basis from a file only when told', () => {
    const line = 'Email,Lawful Basis,Consent,Double opt-in';
    expect(fedBy(line)).toEqual({ email: 'Email' });
    expect(fedBy(line, { 'Lawful Basis': 'lawfulBasis' })).toEqual({ email: 'Email', lawfulBasis: 'Lawful Basis' });
  });

  it.each([
    [{ Mail: 'email' }, 'Mail', 'the file has no column "Mail"'],
    [{ Email: 'eMail' }, 'Email', '"eMail" is not a field of a lead, "custom" or "ignore"'],
    [{ Email: 'constructor' }, 'Email', '"constructor" is not a field of a lead, "custom" or "ignore"'],
  ])('refuses %j', (said, column, message) => {
    const attempt = (): unknown => recogniseColumns(['Email', 'Notes'], said);
    expect(attempt).toThrow(BadMapping);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(expect.objectContaining({ column }) as Error);
  });

  it('names every column once', () => {
    const { names, custom, mapping } = recogniseColumns(['Notes', 'Notes', '', 'Email', 'Email']);
    expect(names).toEqual(['Notes', 'Notes (2)', 'Column C', 'Email', 'Email (2)']);
    expect(custom.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(mapping.email).toEqual([3, 4]);
    expect(recogniseColumns(Array<string>(28).fill('')).names.slice(25)).toEqual([
      'Column Z',
      'Column AA',
      'Column AB',
    ]);
  });

  it('suggests, and does not take, what a header only resembles', () => {
    const { suggestions, mapping } = recogniseColumns(['Kunden-Mailadresse', 'Anmerkung']);
    expect(mapping).toEqual({});
    expect(suggestions).toEqual([{ name: 'Kunden-Mailadresse', index: 0, field: 'email' }]);
  });
});
