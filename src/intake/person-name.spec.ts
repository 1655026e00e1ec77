import { splitName } from './person-name.js';

describe('splitName', () => {
  it.each([
    ['Ana Lopez', 'Ana', 'Lopez'],
    ['  Ana   María  Lopez ', 'Ana María', 'Lopez'],
    ['Lopez, Ana María', 'Ana María', 'Lopez'],
    ['van der Berg, Jan', 'Jan', 'van der Berg'],
    ['Jan van der Berg', 'Jan', 'van der Berg'],
    ['Ludwig von Beethoven', 'Ludwig', 'von Beethoven'],
    ['Ana', 'Ana', null],
    ['王小明', '王小明', null],
    ['Don Draper', 'Don', 'Draper'],
    ['Yo-Yo Ma', 'Yo-Yo', 'Ma'],
    ['Al Pacino', 'Al', 'Pacino'],
    ['Miss', 'Miss', null],
    ['', null, null],
    [',', null, null],
  ])('%j', (text, firstName, lastName) => {
    expect(splitName(text)).toEqual({ firstName, lastName, dropped: false });
  });

  it.each([
    ['Dr. Ana Lopez', 'Ana', 'Lopez'],
    ['Herr Prof. Dr. Jörg Müller', 'Jörg', 'Müller'],
    ['Ana Lopez, PhD', 'Ana', 'Lopez'],
    ['Ana Lopez Jr.', 'Ana', 'Lopez'],
    ['Lopez, Dr. Ana', 'Ana', 'Lopez'],
    ['Lopez, Ana, MBA', 'Ana', 'Lopez'],
  ])('%j drops what is not the name', (text, firstName, lastName) => {
    expect(splitName(text)).toEqual({ firstName, lastName, dropped: true });
  });
});
