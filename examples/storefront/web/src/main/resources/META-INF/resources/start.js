// Starts the program; from then on it does the rest. Where main itself cannot be loaded, nobody
// else is there to tell, or to try again.
import start from '/app/storefront.js';
import { watchFetched } from '/fetched.js';

watchFetched();
try {
  await start();
} catch (error) {
  console.error(error);
  document.getElementById('status').dataset.state = 'failed';
  document.getElementById('status-text').textContent = 'The shop could not be opened. Is the network up?';
  document.getElementById('retry').addEventListener('click', () => location.reload());
}
