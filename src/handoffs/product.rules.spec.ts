import { productsOf, sellsAny } from './product.rules.js';

describe('what a lead wants to buy', () => {
  it('is read from the fields CRMs keep it in, and from no other', () => {
    expect(productsOf({ 'Product Interest': 'Desk Pro; Chat', budget: '20' })).toEqual(['desk pro', 'chat']);
    expect(productsOf({ Produktinteresse: 'Lampen' })).toEqual(['lampen']);
    expect(productsOf({ interest_rate: '4 %', production: 'yes' })).toEqual([]);
  });

  it('fits who sells it, and who sells everything; what is not known excludes nobody', () => {
    expect(sellsAny(['Desk'], ['desk pro', 'chat'])).toBe(true);
    expect(sellsAny(['Voice'], ['desk pro'])).toBe(false);
    expect(sellsAny([], ['desk pro'])).toBe(true);
    expect(sellsAny(['Voice'], [])).toBe(true);
  });
});
