/** Names under which CRMs keep what a lead wants to buy, without spaces and signs. */
const PRODUCT_FIELDS =
  /^(?:products?(?:of)?(?:interest)?|interests?|interestedin|produkte?|produktinteresse|interesse|produits?|productos?)$/;

/** What the lead wants to buy, as its CRM says it; empty when nobody knows. */
export function productsOf(custom: Record<string, string>): string[] {
  return Object.entries(custom)
    .filter(([name]) => PRODUCT_FIELDS.test(name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')))
    .flatMap(([, value]) => value.split(/[,;|\n]/))
    .map((product) => product.trim().toLowerCase())
    .filter(Boolean);
}

/** Whether somebody who sells `sold` can talk about what is `wanted`: a name that stands in the other's is the same product. */
export function sellsAny(sold: readonly string[], wanted: readonly string[]): boolean {
  if (sold.length === 0 || wanted.length === 0) return true;
  const names = sold.map((name) => name.toLowerCase());
  return wanted.some((product) => names.some((name) => product.includes(name) || name.includes(product)));
}
