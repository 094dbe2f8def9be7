/* Requests to a IIIF Image API service (versions 2 and 3, levels 0 to 2) for a part of an image at a required
   resolution: https://iiif.io/api/image/3.0/. Parts are fractions of the image: its right and lower edges are 1. */
const iiif = (() => {
  "use strict";
  const ALL = { left: 0, top: 0, right: 1, bottom: 1 };
  const TILE = 512;
  const SMALL = 400;

  const version = (info) => /image\/([23])\//.exec([info["@context"]].flat().join(" "))?.[1];
  const isSize = (size) => size?.width > 0 && size.height > 0;

  /* Whether the service supports any region and size, or only those that it lists. */
  const isFree = (info) => {
    const [profile, ...more] = [info.profile].flat();
    const features = [info.extraFeatures, ...more.map((part) => part?.supports)].flat();
    return /level[12]/.test(profile) || (features.includes("regionByPx") && features.includes("sizeByW"));
  };

  /* Regions and sizes use the exact syntax of the specification, because at level 0 they are file names. */
  const address = (service, info, [x, y, w, h], width, height) => {
    const three = version(info) === "3";
    const isWhole = w === info.width && h === info.height;
    const size = isWhole && width === info.width ? (three ? "max" : "full") : `${width},${three ? height : ""}`;
    return `${service}/${isWhole ? "full" : [x, y, w, h]}/${size}/0/default.jpg`;
  };

  const tileSet = (info) => {
    const listed = [info.tiles].flat().find((set) => set?.width > 0 && set.scaleFactors?.length);
    if (listed) return { width: listed.width, height: listed.height ?? listed.width, factors: listed.scaleFactors };
    if (!isFree(info)) return null;
    const steps = Math.max(0, Math.ceil(Math.log2(Math.max(info.width, info.height) / TILE)));
    return { width: TILE, height: TILE, factors: Array.from({ length: steps + 1 }, (_, step) => 2 ** step) };
  };

  /* The image at one resolution, cut into tiles. */
  const tiled = (service, info, set, factor) => {
    const [across, down] = [set.width * factor, set.height * factor];
    const tile = (x, y) => {
      const [w, h] = [Math.min(across, info.width - x), Math.min(down, info.height - y)];
      return {
        url: address(service, info, [x, y, w, h], Math.ceil(w / factor), Math.ceil(h / factor)),
        left: x / info.width, top: y / info.height, width: w / info.width, height: h / info.height,
      };
    };
    const starts = (from, to, step, length) => {
      const found = [];
      for (let at = Math.floor(from * length / step) * step; at < to * length; at += step) found.push(at);
      return found;
    };
    const tiles = ({ left, top, right, bottom }) => starts(top, bottom, down, info.height).flatMap(
      (y) => starts(left, right, across, info.width).map((x) => tile(x, y)));
    return { width: Math.ceil(info.width / factor), tiles };
  };

  /* The image at one resolution, in one piece. */
  const inOnePiece = (url, width) => ({ width, tiles: () => [{ url, left: 0, top: 0, width: 1, height: 1 }] });

  const describe = (service, info) => {
    const by = (one, other) => one.width - other.width;
    const piece = (size) => inOnePiece(address(service, info, [0, 0, info.width, info.height], size.width, size.height), size.width);
    const sizes = (info.sizes ?? []).filter(isSize).map(piece);
    const set = tileSet(info);
    const levels = set ? set.factors.map((factor) => tiled(service, info, set, factor)) : [...sizes, piece(info)];
    const whole = [...sizes, ...levels].filter((level) => level.tiles(ALL).length === 1).sort(by);
    const small = whole.find((level) => level.width >= SMALL) ?? whole.at(-1) ?? piece(info);
    return { width: info.width, height: info.height, levels: levels.sort(by), small: small.tiles(ALL)[0].url };
  };

  const fetched = async (service) => {
    const answer = await fetch(`${service}/info.json`, { credentials: "omit", signal: AbortSignal.timeout(10_000) });
    const info = await answer.json();
    return version(info) && isSize(info) ? describe(service, info) : null;
  };

  /* Properties of a service: the size of the image, its resolutions from coarse to fine, the URL of a thumbnail in one
     piece. Requested once; null for missing values. */
  const known = new Map();
  const ask = (service) => {
    if (!known.has(service)) known.set(service, fetched(service).catch(() => null));
    return known.get(service);
  };

  return { ask, inOnePiece };
})();
