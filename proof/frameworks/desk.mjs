// The actions of a visitor of the Leptos example; `needs` are modules, by the beginning of their name.
const step = (click, sees, ...needs) => ({ click, sees: [sees], needs });
const back = (sees, ...needs) => ({ act: page => page.goBack(), sees: [sees], needs });
const forward = (sees, ...needs) => ({ act: page => page.goForward(), sees: [sees], needs });

const HOME = ['h1', '^Desk$'];
const GARDEN = ['#note h1', '^Garden$'];
const TRAVEL = ['#note h1', '^Travel$'];
const PALETTE = ['h1', '^Palette$'];
const FIND = ['h1', '^Find$'];
const NOTE = ['__notes_view', '__note_view'];

export const DESK = {
  name: 'leptos',
  program: 'desk',
  ready: 'nav a',
  steps: {
    home: step('#to-home', HOME),
    notes: step('#to-notes', GARDEN, ...NOTE),
    travel: step('#to-travel', TRAVEL, ...NOTE),
    garden: step('#to-garden', GARDEN, ...NOTE),
    palette: step('#to-palette', PALETTE, '__palette_view'),
    turn: step('#turn', ['#colours'], '__palette_view'),
    find: step('#to-find', FIND, '__finder_view'),
    dates: step('#dates', ['#found', 'travel: 2026-12-01'], 'search'),
    times: step('#times', ['#found', 'travel: 9:40'], 'search'),
    mail: step('#mail', ['#found', 'inn@example.com'], 'search'),
    broken: step('#broken', ['#found', 'error|unclosed|group'], 'search'),
    count: step('#count', ['#answer', 'e1 l1 o1 p1 s1 t1'], 'letters'),
    check: step('#check', ['#answer', 'checksum [0-9a-f]{8}'], 'checksum'),
    draw: step('#draw', ['#picture svg'], 'qr'),
    'back home': back(HOME),
    'back to palette': back(PALETTE, '__palette_view'),
    'back to travel': back(TRAVEL, ...NOTE),
    'forward to palette': forward(PALETTE, '__palette_view'),
    'forward to find': forward(FIND, '__finder_view'),
  },
  tours: [
    { path: '/', sees: [HOME], needs: [],
      steps: ['count', 'check', 'draw', 'notes', 'travel', 'garden', 'palette', 'turn', 'turn', 'find', 'dates',
        'times', 'mail', 'broken', 'home', 'draw'] },
    { path: '/', sees: [HOME], needs: [],
      steps: ['find', 'mail', 'palette', 'turn', 'notes', 'travel', 'home', 'draw', 'check', 'count'] },
    { path: '/', sees: [HOME], needs: [],
      steps: ['palette', 'back home', 'forward to palette', 'notes', 'travel', 'find', 'back to travel',
        'forward to find', 'times'] },
    { path: '/notes/travel', sees: [TRAVEL], needs: NOTE, steps: ['garden', 'back to travel', 'home', 'check'] },
    { path: '/notes', sees: [['#choose']], needs: ['__notes_view'], steps: ['garden', 'find', 'dates'] },
    { path: '/find', sees: [FIND], needs: ['__finder_view'], steps: ['broken', 'notes', 'palette'] },
    { path: '/no/such/page', sees: [['#lost']], needs: [], steps: ['home', 'count'] },
  ],
  // A fallible function can be called again; an infallible one panics, but the program goes on; a
  // route that panics takes the router with it.
  failures: [
    { tour: { path: '/', sees: [HOME], steps: [] }, step: 'check', then: ['check'] },
    { tour: { path: '/', sees: [HOME], steps: [] }, step: 'count', then: ['count'] },
    { tour: { path: '/', sees: [HOME], steps: [] }, step: 'palette', reload: true, then: ['palette'] },
  ],
};
