/** The page behind the link in a mail: one button, no script, no tracking. */
export function askPage(): string {
  return page(
    'Stop these emails?',
    `<p>Press the button and we will not write to you again.</p>
     <form method="post"><button type="submit">Unsubscribe</button></form>`,
  );
}

export function donePage(): string {
  return page('You are unsubscribed', `<p>We will not write to you again. You can close this page.</p>`);
}

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>
  body { font: 17px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 15vh auto 0; padding: 0 1.5rem; color: #1c2230; }
  button { font: inherit; padding: .6rem 1.2rem; border: 0; border-radius: .4rem; background: #1c4ed8; color: #fff; cursor: pointer; }
  @media (prefers-color-scheme: dark) { body { background: #14161b; color: #e8eaf0; } }
</style>
</head>
<body><h1>${title}</h1>${body}</body>
</html>`;
