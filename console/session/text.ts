export const sessionText = {
  title: 'Sign in',
  checking: 'Signing in…',
  how: 'The console is opened with a one-time link. Nobody has a password.',
  steps: [
    'Go to the terminal where the server was started with npm start.',
    'Find the line that begins with “Console”. It holds a sign-in link.',
    'Open that link in this browser. It works once, within 24 hours.',
  ],
  again:
    'No longer there? Stop the server with Ctrl+C and start it again: it prints a new link and keeps all data.',
  check: 'Check again whether I am signed in',
  ended: 'Your session ended. Open a new sign-in link to go on where you were.',
  left: 'You are signed out.',
  linkRefused:
    'This sign-in link was not accepted. It may have been used already, or be too old. Get a new one:',
  unreachable: 'The server can’t be reached, so the link was not used. Start the server and try again.',
};
