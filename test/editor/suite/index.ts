import './reading.ts';
import './mending.ts';
