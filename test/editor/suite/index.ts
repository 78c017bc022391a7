import './reading.ts';
import './mending.ts';
import './stale.ts';
