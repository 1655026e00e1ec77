/**
 * Where most people of a country with several time zones live. Countries with one zone come from the library; those missing in both
 * have nobody to write to.
 */
export const MAIN_ZONE: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  FM: 'Pacific/Pohnpei',
  GL: 'America/Nuuk',
  ID: 'Asia/Jakarta',
  KI: 'Pacific/Tarawa',
  KZ: 'Asia/Almaty',
  MH: 'Pacific/Majuro',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Hebron',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
  VN: 'Asia/Ho_Chi_Minh',
  XK: 'Europe/Belgrade',
};

/**
 * The zone of most people of a state, by country; each state with its codes and names, separated by `/`. Zones that have kept the same
 * time for years (Detroit and New York, Boise and Denver) are one here: fewer zones, fewer send windows to compute.
 */
export const STATE_ZONES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    'America/New_York':
      'CT/Connecticut, DE/Delaware, DC/District of Columbia/Washington DC, FL/Florida, GA/Georgia, IN/Indiana, KY/Kentucky, ' +
      'ME/Maine, MD/Maryland, MA/Massachusetts, MI/Michigan, NH/New Hampshire, NJ/New Jersey, NY/New York, NC/North Carolina, ' +
      'OH/Ohio, PA/Pennsylvania, RI/Rhode Island, SC/South Carolina, VT/Vermont, VA/Virginia, WV/West Virginia',
    'America/Chicago':
      'AL/Alabama, AR/Arkansas, IL/Illinois, IA/Iowa, KS/Kansas, LA/Louisiana, MN/Minnesota, MS/Mississippi, MO/Missouri, ' +
      'NE/Nebraska, ND/North Dakota, OK/Oklahoma, SD/South Dakota, TN/Tennessee, TX/Texas, WI/Wisconsin',
    'America/Denver': 'CO/Colorado, ID/Idaho, MT/Montana, NM/New Mexico, UT/Utah, WY/Wyoming',
    'America/Phoenix': 'AZ/Arizona',
    'America/Los_Angeles': 'CA/California, NV/Nevada, OR/Oregon, WA/Washington',
    'America/Anchorage': 'AK/Alaska',
    'Pacific/Honolulu': 'HI/Hawaii',
    'America/Puerto_Rico': 'PR/Puerto Rico, VI/Virgin Islands',
    'Pacific/Guam': 'GU/Guam, MP/Northern Mariana Islands',
    'Pacific/Pago_Pago': 'AS/American Samoa',
  },
  CA: {
    'America/Toronto': 'ON/Ontario, QC/PQ/Quebec, NU/Nunavut',
    'America/Halifax': 'NS/Nova Scotia, NB/New Brunswick/Nouveau-Brunswick, PE/PEI/Prince Edward Island',
    'America/St_Johns': 'NL/NF/Newfoundland and Labrador/Newfoundland',
    'America/Winnipeg': 'MB/Manitoba',
    'America/Regina': 'SK/Saskatchewan',
    'America/Edmonton': 'AB/Alberta, NT/NWT/Northwest Territories',
    'America/Vancouver': 'BC/British Columbia/Colombie-Britannique',
    'America/Whitehorse': 'YT/Yukon',
  },
  AU: {
    'Australia/Sydney': 'NSW/New South Wales, ACT/Australian Capital Territory',
    'Australia/Melbourne': 'VIC/Victoria',
    'Australia/Brisbane': 'QLD/Queensland',
    'Australia/Adelaide': 'SA/South Australia',
    'Australia/Darwin': 'NT/Northern Territory',
    'Australia/Perth': 'WA/Western Australia',
    'Australia/Hobart': 'TAS/Tasmania',
  },
  BR: {
    'America/Sao_Paulo':
      'SP/São Paulo, RJ/Rio de Janeiro, MG/Minas Gerais, ES/Espírito Santo, PR/Paraná, SC/Santa Catarina, RS/Rio Grande do Sul, ' +
      'DF/Distrito Federal, GO/Goiás',
    'America/Bahia': 'BA/Bahia',
    'America/Fortaleza': 'CE/Ceará, MA/Maranhão, PB/Paraíba, PI/Piauí, RN/Rio Grande do Norte',
    'America/Recife': 'PE/Pernambuco',
    'America/Maceio': 'AL/Alagoas, SE/Sergipe',
    'America/Belem': 'PA/Pará, AP/Amapá',
    'America/Araguaina': 'TO/Tocantins',
    'America/Cuiaba': 'MT/Mato Grosso',
    'America/Campo_Grande': 'MS/Mato Grosso do Sul',
    'America/Manaus': 'AM/Amazonas',
    'America/Porto_Velho': 'RO/Rondônia',
    'America/Boa_Vista': 'RR/Roraima',
    'America/Rio_Branco': 'AC/Acre',
  },
  MX: {
    'America/Mexico_City':
      'CDMX/CMX/DF/Ciudad de México/Mexico City/Distrito Federal, MEX/EM/México/Estado de México, AGU/AG/Aguascalientes, ' +
      'CHP/CS/Chiapas, COL/CL/Colima, DUR/DG/Durango, GUA/GT/Guanajuato, GRO/GR/Guerrero, HID/HG/Hidalgo, JAL/JA/Jalisco, ' +
      'MIC/MI/Michoacán/Michoacán de Ocampo, MOR/MO/Morelos, OAX/OA/Oaxaca, PUE/PU/Puebla, QUE/QT/Querétaro, ' +
      'SLP/SL/San Luis Potosí, TAB/TB/Tabasco, TLA/TL/Tlaxcala, VER/VE/Veracruz/Veracruz de Ignacio de la Llave, ZAC/ZA/Zacatecas',
    'America/Merida': 'CAM/CM/Campeche, YUC/YU/Yucatán',
    'America/Monterrey': 'COA/CO/Coahuila/Coahuila de Zaragoza, NLE/NL/Nuevo León, TAM/TM/Tamaulipas',
    'America/Chihuahua': 'CHH/CH/Chihuahua',
    'America/Mazatlan': 'BCS/BS/Baja California Sur, NAY/NA/Nayarit, SIN/SI/Sinaloa',
    'America/Hermosillo': 'SON/SO/Sonora',
    'America/Tijuana': 'BCN/BC/Baja California',
    'America/Cancun': 'ROO/QR/Quintana Roo',
  },
};
