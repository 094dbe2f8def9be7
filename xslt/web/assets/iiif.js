/* What to ask a IIIF Image API service for (versions 2 and 3, levels 0 to 2), so that a part of a picture is seen as sharply
   as wanted: https://iiif.io/api/image/3.0/. Places are fractions of the picture: its right edge is 1, and so its lower one. */
const iiif = (() => {
  "use strict";
  const WHOLE = { left: 0, top: 0, width: 1, height: 1 };
  const TILE = 512;
  const SMALL = 400;

  const version = (info) => /image\/([23])\//.exec([info["@context"]].flat().join(" "))?.[1];
  const isSize = (size) => size?.width > 0 && size.height > 0;

  /* Whether any region may be asked for in any size, or just what is listed. */
  const isFree = (info) => {
    const [profile, ...more] = [info.profile].flat();
    const features = [info.extraFeatures, ...more.map((part) => part?.supports)].flat();
    return /level[12]/.test(profile) || (features.includes("regionByPx") && features.includes("sizeByW"));
  };

  /* Size as the specification wants it written: what is listed may lie there as files of these names. */
  const sized = (info, width, height) => {
    const three = version(info) === "3";
    if (width === info.width) return three ? "max" : "full";
    return three ? `${width},${height}` : `${width},`;
  };

  const tileSet = (info) => {
    const listed = [info.tiles].flat().find((set) => set?.width > 0 && set.scaleFactors?.length);
    if (listed) return { width: listed.width, height: listed.height ?? listed.width, factors: listed.scaleFactors };
    if (!isFree(info)) return null;
    const steps = Math.ceil(Math.log2(Math.max(info.width, info.height) / TILE));
    return { width: TILE, height: TILE, factors: Array.from({ length: Math.max(0, steps) + 1 }, (_, step) => 2 ** step) };
  };

  /* The picture in one resolution, cut into tiles. */
  const tiled = (service, info, set, factor) => {
    const [across, down] = [set.width * factor, set.height * factor];
    const tile = (column, row) => {
      const [x, y] = [column * across, row * down];
      const [w, h] = [Math.min(across, info.width - x), Math.min(down, info.height - y)];
      const region = w === info.width && h === info.height ? "full" : `${x},${y},${w},${h}`;
      return {
        url: `${service}/${region}/${sizedTile(info, region, Math.ceil(w / factor), Math.ceil(h / factor))}/0/default.jpg`,
        left: x / info.width, top: y / info.height, width: w / info.width, height: h / info.height,
      };
    };
    const tiles = (part) => {
      const found = [];
      const end = (edge, length, step) => Math.min(Math.ceil(edge * length / step), Math.ceil(length / step));
      for (let row = Math.floor(part.top * info.height / down); row < end(part.bottom, info.height, down); row++)
        for (let column = Math.floor(part.left * info.width / across); column < end(part.right, info.width, across); column++)
          found.push(tile(column, row));
      return found;
    };
    return { width: Math.ceil(info.width / factor), tiles };
  };
  const sizedTile = (info, region, width, height) =>
    region === "full" || version(info) === "3" ? sized(info, width, height) : `${width},`;

  /* The picture in one resolution, in one piece. */
  const inOnePiece = (url, width) => ({ width, tiles: () => [{ url, ...WHOLE }] });

  const listedSizes = (service, info) => [...(info.sizes ?? []).filter(isSize)].map(
    (size) => inOnePiece(`${service}/full/${sized(info, size.width, size.height)}/0/default.jpg`, size.width));

  /* The resolutions that a service has, the coarsest first. */
  const levels = (service, info) => {
    const set = tileSet(info);
    const found = set
      ? set.factors.map((factor) => tiled(service, info, set, factor))
      : [...listedSizes(service, info), inOnePiece(`${service}/full/${sized(info, info.width)}/0/default.jpg`, info.width)];
    return found.sort((one, other) => one.width - other.width);
  };

  const asked = new Map();
  const ask = async (service) => {
    const answer = await fetch(`${service}/info.json`, { credentials: "omit", signal: AbortSignal.timeout(10_000) });
    const info = await answer.json();
    if (!answer.ok || !version(info) || !isSize(info)) throw new Error(`${service} is no image service of version 2 or 3`);
    return info;
  };

  /* What a service says of its picture, once: { width, height, levels, small }; null where it does not say it. */
  const describe = (service) => {
    if (!asked.has(service)) {
      asked.set(service, ask(service).then((info) => {
        const found = levels(service, info);
        const whole = [...listedSizes(service, info), ...found.filter((level) => level.tiles({ left: 0, top: 0, right: 1, bottom: 1 }).length === 1)];
        const small = whole.sort((one, other) => one.width - other.width).find((level) => level.width >= SMALL) ?? whole.at(-1);
        return { width: info.width, height: info.height, levels: found, small: small?.tiles()[0].url };
      }).catch(() => null));
    }
    return asked.get(service);
  };

  return { describe, inOnePiece };
})();
