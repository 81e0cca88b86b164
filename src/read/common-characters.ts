/**
 * The characters that notices are mostly made of: three quarters of the Han characters in any of them are among the first block, and the
 * second holds the traditional forms of those that have one. A wrong encoding turns text into rare characters, so the share of these
 * tells a right decoding from a wrong one.
 */
const SIMPLIFIED =
  '医改整的作工实建进市院人成生一健党全卫题理制设和展管部化中委问行务年强对度不是完康疗开项情机重推动力加立合提发学任大况等关责会公政落位区点体组用个高三在专二施员新规县万有级资服基目已月台时查导效以方于保为上分监持定通到入察要构家标巡领治心范及层质金平主习面干民支系安州共科意业深单处元过严评升能结防督统续现议调措前育程控报期同案国计办优数量次经清审核第织研出指局法省事风产日药决病与善职反检识各增水置确内下联针才招自诊名率长培集创地记域求采教引抓书并四好传明纪达至坚门格步后流据性活解应收信见认思划备购把群召协件执未将按也这我他说来时们你';
const TRADITIONAL =
  '醫實設進黨衛題問務強對療開項機動業發學況責會點體組個專員規縣萬級資時導為監構標領範層質習幹係單處過嚴評結統續現議調報國計辦優數經審織產風藥決與職檢識測聯針診創記門據應見認劃備購協執將這說來們後傳達價準業環廠線長萬億總條總廣場東車業書區歷';
const PUNCTUATION = '，。、；：“”（）《》「」【】！？—·　';

export const COMMON_CHARACTERS: ReadonlySet<number> = new Set([...`${SIMPLIFIED}${TRADITIONAL}${PUNCTUATION}`].map((c) => c.charCodeAt(0)));
