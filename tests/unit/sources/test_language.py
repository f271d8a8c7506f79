import pytest

from dsbuild.sources.language import spoken

TEXTS = {
    "en": "The patrol was ambushed at dawn on the road between the two villages, and nobody came to help until noon. A spokesman for the army said that two soldiers were killed.",
    "de": "Die Patrouille wurde im Morgengrauen auf der Straße zwischen den beiden Dörfern überfallen, und bis zum Mittag kam niemand zu Hilfe. Zwei Soldaten wurden nach Angaben der Armee getötet.",
    "fr": "La patrouille est tombée dans une embuscade à l'aube, sur la route qui relie les deux villages, et personne n'est venu à son secours avant midi. Deux soldats ont été tués, selon l'armée.",
    "es": "La patrulla cayó en una emboscada al amanecer en la carretera que une las dos aldeas, y nadie acudió en su ayuda hasta el mediodía. Dos soldados murieron, según informó el ejército.",
    "pt": "A patrulha caiu numa emboscada de madrugada, na estrada entre as duas aldeias, e ninguém veio ajudar até ao meio-dia. Dois soldados foram mortos, disse um porta-voz do exército.",
    "it": "La pattuglia è caduta in un'imboscata all'alba sulla strada tra i due villaggi e nessuno è venuto in aiuto fino a mezzogiorno. Due soldati sono stati uccisi, ha detto l'esercito.",
    "nl": "De patrouille werd bij zonsopgang op de weg tussen de twee dorpen in een hinderlaag gelokt en niemand kwam voor de middag te hulp. Twee soldaten kwamen volgens het leger om het leven.",
    "sv": "Patrullen hamnade i ett bakhåll i gryningen på vägen mellan de två byarna, och ingen kom till undsättning förrän vid middagstid. Två soldater dödades, uppger armén.",
    "pl": "Patrol wpadł w zasadzkę o świcie na drodze między dwiema wsiami i nikt nie przyszedł z pomocą aż do południa. Zginęło dwóch żołnierzy, podało wojsko w środę wieczorem.",
    "tr": "Devriye, şafak vakti iki köy arasındaki yolda pusuya düşürüldü ve öğlene kadar kimse yardıma gelmedi. Ordu sözcüsü iki askerin öldüğünü, üç askerin de yaralandığını söyledi.",
    "id": "Patroli itu disergap saat fajar di jalan antara dua desa, dan tidak ada yang datang membantu sampai tengah hari. Dua tentara tewas, kata juru bicara militer pada hari Rabu.",
    "ru": "Патруль попал в засаду на рассвете на дороге между двумя сёлами, и до полудня никто не пришёл на помощь. Двое солдат погибли, сообщил представитель армии в среду вечером.",
    "ar": "تعرضت الدورية لكمين عند الفجر على الطريق بين القريتين ولم يأت أحد لمساعدتها حتى الظهر. وقال متحدث باسم الجيش إن جنديين قتلا وأصيب ثلاثة آخرون بجروح في الهجوم.",
    "zh": "巡逻队黎明时分在两个村庄之间的公路上遭到伏击，直到中午都没有人前来救援。军方发言人说，有两名士兵在袭击中死亡，另有三人受伤，目前伤者已被送往附近的医院接受治疗。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_language_of_a_paragraph(code: str) -> None:
    found = spoken(TEXTS[code])
    assert (found.code, found.sure) == (code, True)


def test_english_full_of_foreign_words_is_english() -> None:
    text = f"{TEXTS['en']} The leaflet said: “{TEXTS['es'][:60]}”, and nobody in the village could read what was on it."
    assert spoken(text).code == "en"


@pytest.mark.parametrize(
    "text",
    ["", "1 2 3", "Rashid Daoudi", "Bomb kills nine", TEXTS["de"] + " " + TEXTS["en"], "Dos muertos", "…"],
)
def test_few_words_and_mixed_texts_are_never_sure_of_another_language(text: str) -> None:
    found = spoken(text)
    assert not found.sure or found.code == "en"


def test_upper_case_is_read_too() -> None:
    assert spoken(TEXTS["en"].upper()).code == "en"
    assert spoken(TEXTS["fr"].upper()).code == "fr"
