import { words } from './words.ts';

/**
 * Units in which data sheets give what a device can do (“1,600 nits”, “5,000 mAh”): whoever reviews it has it at hand, so
 * that no source is missed. Symbols of the SI brochure and of IEC 80000 (they are the same in every language), and the
 * names that data sheets spell out. Left out is whatever also measures the world: metres, tonnes, kilowatts and more.
 */
export const deviceUnits: readonly string[] = words(`
  mah, ah, wh, nit, nits, cd/m², cd/m2, lm, lumen, lumens, lúmenes, lúmens, lux, dpi, ppi, ppp, px, pixel, pixels, píxeles,
  megapixel, megapixels, hz, khz, mhz, ghz, rpm, u/min, tr/min, r/min, fps, kb, mb, gb, tb, kbit/s, mbit/s, gbit/s, mb/s,
  gb/s, mbps, gbps, psi, btu, nm, db, ms, w, watt, watts, wat, watów, vatios, v, volt, volts, g, gram, grams, gramm,
  grammes, gramos, gramas, grammi, ml, µl, μl, mg, µmol, μmol, mmol, мач, нит, люмен, пикселей, пикселя, гц, кгц, мгц, ггц, вт, ватт, гб, мб, тб,
  об/мин, 毫安时, 毫安時, 尼特, 流明, 像素, 赫兹, 赫茲, 瓦, ニト, ルーメン, 画素, ワット, 니트, 루멘, 화소, 와트,
  มิลลิแอมป์, พิกเซล, วัตต์, بكسل, واط, لومن, شمعة,
`);
