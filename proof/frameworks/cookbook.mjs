import { basename } from 'node:path';

import { nameAssets } from './assets.mjs';

// The actions of a visitor of the Dioxus example; `needs` are modules, by the beginning of their name.
const step = (click, sees, ...needs) => ({ click, sees: [sees], needs });
const back = (sees, ...needs) => ({ act: page => page.goBack(), sees: [sees], needs });
const forward = (sees, ...needs) => ({ act: page => page.goForward(), sees: [sees], needs });

const HOME = ['h1', '^Cookbook$'];
const PANCAKES = ['#text h1', '^Pancakes$'];
const SEARCH = ['main h1', '^Search$'];
const SHOPPING = ['main h1', '^Shopping list$'];

export const COOKBOOK = {
  name: 'dioxus',
  program: 'cookbook',
  ready: '#logo',
  // Without dx the files of asset!() have no names.
  options: ['--name-assets'],
  change: wasm => nameAssets(wasm, basename),
  steps: {
    home: step('#to-home', HOME, 'moduleHome'),
    pancakes: step('#to-pancakes', PANCAKES, 'moduleRecipe'),
    lentils: step('#to-lentils', ['#text h1', '^Lentil stew$'], 'moduleRecipe'),
    energy: step('#energy', ['#answer', 'in all$'], 'nutrition'),
    want: step('#want', ['#answer', 'on the list$'], 'nutrition'),
    search: step('#to-search', SEARCH, 'moduleSearch'),
    type: { act: page => page.fill('#query', 'second'), sees: [['#found', 'second day']], needs: [] },
    follow: step('#found a', ['#text h1', '^Lentil stew$'], 'moduleRecipe'),
    shopping: step('#to-shopping', SHOPPING, 'moduleShopping'),
    draw: step('#draw', ['#picture svg'], 'qr'),
    'back to pancakes': back(PANCAKES, 'moduleRecipe'),
    'back home': back(HOME, 'moduleHome'),
    'forward to pancakes': forward(PANCAKES, 'moduleRecipe'),
    'back to search': back(SEARCH, 'moduleSearch'),
    'forward to shopping': forward(SHOPPING, 'moduleShopping'),
  },
  tours: [
    { path: '/', sees: [HOME], needs: ['moduleHome'],
      steps: ['pancakes', 'energy', 'want', 'search', 'type', 'follow', 'energy', 'shopping', 'draw', 'home'] },
    { path: '/', sees: [HOME], needs: ['moduleHome'],
      steps: ['shopping', 'draw', 'search', 'type', 'follow', 'want', 'home', 'pancakes', 'want', 'shopping', 'draw'] },
    { path: '/', sees: [HOME], needs: ['moduleHome'],
      steps: ['pancakes', 'back home', 'forward to pancakes', 'search', 'back to pancakes', 'back home', 'lentils',
        'want', 'search', 'shopping', 'back to search', 'forward to shopping'] },
    { path: '/recipe/sorbet', sees: [['#text h1', '^Lemon sorbet$']], needs: ['moduleRecipe'],
      steps: ['energy', 'home', 'pancakes', 'energy'] },
    { path: '/search?query=juice', sees: [['#found', 'juice']], needs: ['moduleSearch'], steps: ['type', 'follow'] },
    { path: '/shopping', sees: [SHOPPING], needs: ['moduleShopping'], steps: ['search', 'back to shopping'] },
    { path: '/no/such/page', sees: [['#lost', 'no/such/page']], needs: ['moduleNotFound'], steps: ['home'] },
  ],
  // This crate keeps a failure for good and panics: the page has to be loaded again.
  failures: [
    { tour: { path: '/', sees: [HOME], steps: [] }, step: 'pancakes', reload: true,
      then: [{ sees: [PANCAKES] }], like: { path: '/recipe/pancakes', sees: [PANCAKES], steps: [] } },
    { tour: { path: '/', sees: [HOME], steps: ['pancakes'] }, step: 'energy', reload: true,
      then: [{ sees: [PANCAKES] }, 'energy'],
      like: { path: '/recipe/pancakes', sees: [PANCAKES], steps: ['energy'] } },
  ],
  early: 'moduleHome',
};
COOKBOOK.steps['back to shopping'] = back(SHOPPING, 'moduleShopping');
