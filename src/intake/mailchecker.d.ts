declare module 'mailchecker' {
  const MailChecker: {
    /** Domains of services for throw-away addresses. */
    blacklist(): ReadonlySet<string>;
  };
  export default MailChecker;
}
