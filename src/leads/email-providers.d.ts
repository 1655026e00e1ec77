declare module 'email-providers' {
  /** Domains under which anybody can have an address. */
  const domains: readonly string[];
  export default domains;
}
