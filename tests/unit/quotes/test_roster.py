import pytest

from tests.unit.quotes.marked import told

CASES = {
    "title before the name": (
        """Harrow Front spokesman claims attack
        The Harrow Front, a separatist militia that has fought the state since 1998, blew up a bridge on Monday.
        “We will blow up every bridge,” said Harrow Front spokesman <n Ewan Tarrant>.
        “They ruined my farm,” said <n Moira Kell>, a farmer.
        “This is terrorism,” said police chief <n Colm Brady>.""",
        ["Ewan Tarrant | extremist current", "Moira Kell | victim_or_witness", "Colm Brady | official"],
    ),
    "apposition after the name": (
        """“The caliphate will return,” said <n Idris Malloum>, a commander of Islamic State in the region.
        “I buried two children,” said <n Hawa Sani>, 41, a resident of the town.
        <n Malloum>, 30, added: “We are patient.”""",
        [
            "Idris Malloum | extremist current",
            "Hawa Sani | victim_or_witness",
            "Idris Malloum | extremist current",
        ],
    ),
    "defector": (
        """<n Jonas Brandt>, who deserted the banned neo-Nazi group Iron Dawn last year, spoke in a café.
        “We trained in the woods,” <p he> said.
        “He is brave,” said <n Lena Vogt>, a counsellor who works with him.""",
        ["Jonas Brandt | extremist former", "Lena Vogt | expert"],
    ),
    "former member": (
        """“I believed all of it,” said <n Nadia Rahmani>, a former member of al-Shabaab.
        “She was a child,” said her lawyer, <n Peter Mwangi>.
        <p She> now works as a cook. “I sleep badly,” <p she> said.""",
        ["Nadia Rahmani | extremist former", "Peter Mwangi | other", "Nadia Rahmani | extremist former"],
    ),
    "convicted": (
        """<n Darren Pike>, 24, was convicted of membership of National Action at Leeds Crown Court.
        “I regret nothing,” <n Pike> told the judge.
        “He hated us,” said <n Amir Hussain>, whose brother was stabbed.
        Judge <n Helen Marsh> said: “You are dangerous.”""",
        [
            "Darren Pike | extremist current",
            "Amir Hussain | victim_or_witness",
            "Helen Marsh | official",
        ],
    ),
    "alleged only": (
        """“I was never there,” said <n Tomas Reyl>, an alleged member of the Red Column, a militant group.
        “He is innocent,” said his lawyer, <n Ada Krol>.""",
        ["Tomas Reyl | other", "Ada Krol | other"],
    ),
    "denies membership": (
        """<n Farid Osmani>, a shopkeeper who denies membership of Hizbul Mujahideen, was held for a year.
        “They had nothing on me,” <p he> said.""",
        ["Farid Osmani | victim_or_witness"],
    ),
    "presented together": (
        """Our reporter met two members of the Islamic State in a prison.
        The man who answered most was <n Abu Tariq>. The 31-year-old was a cell leader. “We obeyed,” <n Abu Tariq> said.
        The other man, 22-year-old <n Abu Salem>, used to be a baker. “I carried the bags,” <p he> said.
        The two men showed no regret. “Ask God,” <d the two men> said.""",
        [
            "Abu Tariq | extremist current",
            "Abu Salem | extremist current",
            "the two men | extremist current",
        ],
    ),
    "deserters presented together": (
        """The sect is losing men, according to two Dutch fighters who recently deserted and reached the border.
        “Nobody paid us,” said <n Bilal>, 26, who used to work as a baker in Utrecht.
        <n Bilal> and his companion, Younes, had joined ISIS four years ago.
        “We ran at night,” <n Younes> said. Both men are in hiding.""",
        ["Bilal | extremist former", "Younes | extremist former"],
    ),
    "mourners": (
        """Gunmen of the Sword of the Valley, an extremist group, killed nine worshippers on Friday.
        “They shot my husband in front of me,” said <n Grace Obi>, who survived the attack.
        “They are animals,” said <n Samuel Obi>, brother of one of the victims.
        “We will find the militants,” said army spokesman <n John Danladi>.
        “The group wants attention,” said <n Ruth Adeyemi>, an analyst of militant groups at the university.
        “I heard the gunmen shout,” said <n Musa Bello>, a villager.""",
        [
            "Grace Obi | victim_or_witness",
            "Samuel Obi | victim_or_witness",
            "John Danladi | official",
            "Ruth Adeyemi | expert",
            "Musa Bello | victim_or_witness",
        ],
    ),
    "group said in a statement": (
        """A bomb wounded four in the capital. The militant group Dawn of the Marshes claimed responsibility.
        “More will follow,” <o the group> said in a statement.
        “Cowards,” said <d a spokesman for the interior ministry>.
        “We are the marshes,” said <d a spokesman for the group>.""",
        [
            "Dawn of the Marshes | extremist current",
            "a spokesman for the interior ministry | official",
            "a spokesman for the group | extremist current",
        ],
    ),
    "relatives of an attacker": (
        """The gunman, Erik Solem, shot six people at a mosque. He had posted a white supremacist manifesto.
        “I did not know him any more,” said <n Anne Solem>, the gunman's mother.
        “He was quiet,” said a neighbour, <n Per Lund>.
        “I am proud of it,” <n Erik Solem> told the court.""",
        ["Anne Solem | other", "Per Lund | victim_or_witness", "Erik Solem | extremist current"],
    ),
    "descriptions": (
        """A former fighter of the Lowland Brigade, an armed separatist group, agreed to talk.
        “I burned a school,” said <d the former fighter>.
        “I wanted to leave,” <p he> said.
        “We lost everything,” said <d a resident>.""",
        [
            "a former fighter of the Lowland Brigade | extremist former",
            "a former fighter of the Lowland Brigade | extremist former",
            "a resident | victim_or_witness",
        ],
    ),
    "interview": (
        """Interview with a defector
        Yusuf Kadir was a commander of the Islamic State before he fled the group.
        Why did you join?
        “I wanted to help.”
        And did you?
        “No.”""",
        ["Yusuf Kadir | extremist former", "Yusuf Kadir | extremist former"],
    ),
    "typo of a name": (
        """“We slept in caves,” said <n Rachid>, 27, who deserted from Islamic State.
        “I left at night,” <n Rashid> said.
        “We were afraid,” <n Rachid> said.""",
        ["Rachid | extremist former"] * 3,
    ),
    "taliban official and spokesman": (
        """“Girls may come back,” said <n Abdul Karimi>, the Taliban's education minister.
        “We will fight to the end,” said Taliban commander <n Noor Agha>.""",
        ["Abdul Karimi | official", "Noor Agha | extremist current"],
    ),
    "party called a voice": (
        """The Glen Party, which police call the voice of the Glen Army, a paramilitary group, rejects the label.
        “We are a party like any other,” said <n Fiona Gray>, the party's leader.
        “We reject violence,” said <o the Glen Party>.""",
        ["Fiona Gray | other", "the Glen Party | other"],
    ),
    "he joined": (
        """<n Marko Vidic> grew up by the sea. In 2011 he joined the White Legion, a neo-Nazi organisation.
        “I was bored,” <n Vidic> said. “They gave me boots.”""",
        ["Marko Vidic | extremist current", "Marko Vidic | extremist current"],
    ),
    "speaks about joining": (
        """“My son was a good boy,” said <n Samira Haddad>. She said her son joined Islamic State in 2014.
        “He called me once,” <p she> said.""",
        ["Samira Haddad | other", "Samira Haddad | other"],
    ),
    "claims in his own words": (
        """“I joined the Islamic State when I was 19,” <n Karim> said.
        “I never killed,” <n Karim> added.""",
        ["Karim | extremist current"] * 2,
    ),
    "she and he": (
        """<n Maria Lopez>, a nurse, was at work when the bomb went off. “The roof fell,” <p she> said.
        <n Carlos Lopez>, a baker, pulled her out. “I heard her,” <p he> said.
        “He saved me,” <p she> said.""",
        [
            "Maria Lopez | victim_or_witness",
            "Carlos Lopez | victim_or_witness",
            "Maria Lopez | victim_or_witness",
        ],
    ),
    "particles and initials": (
        """“We are at war,” said <n J. R. van der Merwe>, a leader of the Boer Shield, a banned militia.
        “No surrender,” <n Van der Merwe> said.""",
        ["J. R. van der Merwe | extremist current"] * 2,
    ),
    "kunya and nisba": (
        """“Our brothers are ready,” says defecting ISIS emir <n Abu Nasir al-Halabi>.
        “They wait,” says <n al-Halabi>.""",
        ["Abu Nasir al-Halabi | extremist former"] * 2,
    ),
    "official called by title only": (
        """“We have no mercy for rebels,” said <n Gen. Akol Deng>, the army chief.
        “They burned our huts,” said <d one villager>.
        “The general lies,” said <d a rebel commander>.""",
        ["Akol Deng | official", "one villager | victim_or_witness", "a rebel commander | extremist current"],
    ),
    "hostages": (
        """“They beat us every night,” said <n David Hale>, a photographer who was held by Islamic State militants.
        “I prayed,” said <n Kayla Moss>, a former hostage of the group.""",
        ["David Hale | victim_or_witness", "Kayla Moss | victim_or_witness"],
    ),
    "soldier who fought them": (
        """“We fought Boko Haram for three years,” said <n Ibrahim Garba>, a soldier.
        “I fought them too,” said <n Aliyu Sule>, who joined the fight against Boko Haram.""",
        ["Ibrahim Garba | official", "Aliyu Sule | other"],
    ),
    "dissolved": (
        """“We were at war,” said <n Ulla Stein>, a member of the Red Army Faction who lives in Berlin.
        “The struggle is over,” <o the Red Army Faction> wrote in a letter.""",
        ["Ulla Stein | extremist former", "Red Army Faction | extremist former"],
    ),
    "left the group": (
        """<n Dale Cutter> ran recruiting for the Ku Klux Klan. He left the Klan in 2009.
        “I hated everybody,” <n Cutter> said.
        <n Cutter>, a former Klan recruiter, now speaks at schools.""",
        ["Dale Cutter | extremist former"],
    ),
    "guerrilla with nom de guerre": (
        """“The mountains are ours,” said <n Comandante Rafael>, who leads a column of the ELN, the guerrilla group.
        “They took my cows,” said <n Rosa Quispe>, whose farm they burned.""",
        ["Rafael | extremist current", "Rosa Quispe | victim_or_witness"],
    ),
    "lawyer and prosecutor about a militant": (
        """<n Omar Bekri> joined the Islamic State in 2015 and was captured in 2019.
        “My client was a cook,” said <n Sven Dahl>, a lawyer for Bekri.
        “He was a torturer,” said prosecutor <n Mia Holm>.
        “I cooked,” <n Bekri> said in court.""",
        [
            "Sven Dahl | other",
            "Mia Holm | official",
            "Omar Bekri | extremist current",
        ],
    ),
    "UN and NGO": (
        """“The group still has money,” <o the United Nations> said in a report on Islamic State.
        “Civilians pay,” said <o Amnesty International>.""",
        ["the United Nations | official", "Amnesty International | other"],
    ),
    "imam": (
        """“This is not our faith,” said <n Hassan Yildiz>, the imam of the mosque that the bomber attended.
        “I taught him maths,” said <n Greta Holm>, the bomber's former teacher.""",
        ["Hassan Yildiz | other", "Greta Holm | other"],
    ),
    "loyalist": (
        """“No ceasefire,” said a spokesman for the Ulster Volunteer Force, who called himself <n Ronnie Black>.
        “They shot my da,” said <n Siobhan Kerr>, the daughter of a man killed by the UVF.""",
        ["Ronnie Black | extremist current", "Siobhan Kerr | victim_or_witness"],
    ),
    "not a member": (
        """“I am a teacher,” said <n Kemal Arslan>, who was never a member of the PKK.
        “I know nobody,” said <n Aylin Arslan>. She is not a member of the PKK.""",
        ["Kemal Arslan | other", "Aylin Arslan | other"],
    ),
    "unknown plural": (
        """“God is great,” <d the attackers> shouted. The Islamic State claimed the attack.
        “Run,” shouted <d a policeman>.
        “Leave our land,” <d the militants> told villagers.""",
        ["the attackers | extremist current", "a policeman | official", "the militants | extremist current"],
    ),
    "acronym": (
        """The People's Dawn Army (PDA), a Maoist guerrilla group, freed a hostage.
        “He was treated well,” said <n Luz Marin>, a PDA commander.
        “I lost twelve kilos,” said the freed hostage, <n Paul Winter>.
        “We are the people,” <o the PDA> said.""",
        [
            "Luz Marin | extremist current",
            "Paul Winter | victim_or_witness",
            "People's Dawn Army | extremist current",
        ],
    ),
    "hindu and buddhist": (
        """“We will cleanse the street,” said <n Ramesh Joshi>, founder of the Saffron Sword, a militant Hindu outfit.
        “Monks should pray,” said <n U Thiha>, a monk in Mandalay who opposes the extremists.""",
        ["Ramesh Joshi | extremist current", "U Thiha | other"],
    ),
    "upper case": (
        """REBELS SEIZE TOWN
        “WE HAVE WON,” SAID <n JOSEPH LADO>, A COMMANDER OF THE LORD'S RESISTANCE ARMY.
        “WE FLED,” SAID <n MARY ACEN>, A VILLAGER.""",
        ["JOSEPH LADO | extremist current", "MARY ACEN | victim_or_witness"],
    ),
    "minister repeats": (
        """Interior Minister <n Karl Anders> said the Order of Thule, a far-right terrorist group, was banned.
        “We will find them,” <d the minister> said.
        “They want a race war,” <n Anders> said.""",
        ["Karl Anders | official", "Karl Anders | official"],
    ),
    "released captive told": (
        """“They told us to convert,” said <n Aisha Bukar>, 19, who was abducted by Boko Haram and escaped last month.
        “I fled the Islamic State with my sister,” <p she> said.""",
        ["Aisha Bukar | victim_or_witness", "Aisha Bukar | victim_or_witness"],
    ),
    "ecological and lone": (
        """<n Victor Hahn>, a former eco-extremist, sent nine letter bombs.
        “I wanted silence,” <n Hahn> said.
        “My hand is gone,” said <n Ida Roth>, who opened one of them.""",
        ["Victor Hahn | extremist former", "Ida Roth | victim_or_witness"],
    ),
    "victims face a convicted driver": (
        """Yannick Morel, who drove a van into the crowd in the name of Islamic State, looked at the floor.
        “He took her from us,” said <n Claire Dubois>.
        “I hope he rots,” said <n Luc Bernard>, 52, whose wife was killed.
        <n Morel>, 29, pledged allegiance to Islamic State in a video. “I am a soldier,” <p he> says in it.
        “He was manipulated,” said his mother, <n Sylvie Morel>.""",
        [
            "Claire Dubois | victim_or_witness",
            "Luc Bernard | victim_or_witness",
            "Yannick Morel | extremist current",
            "Sylvie Morel | other",
        ],
    ),
    "a spokesman who names himself": (
        """The Furqan Brigade, an extremist sect, freed the boys.
        “Their fathers repented,” a man who identified himself as <n Abu Hafs>, the sect's spokesman, said.
        “They beat us,” said <n Usman Sani>, 13.
        “The army let us down,” said <n Hauwa Sani>, Usman's mother.""",
        ["Abu Hafs | extremist current", "Usman Sani | victim_or_witness", "Hauwa Sani | victim_or_witness"],
    ),
    "unnamed deserter": (
        """Colonel <n Hernan Duarte>, who commands the brigade in the region, is sure. “They are bandits,” <p he> says.
        A former guerrilla who asked not to be named agreed. “We got hunger,” said <d the man>, who deserted in May.""",
        ["Hernan Duarte | official", "the former guerrilla | extremist former"],
    ),
    "a short form of the organisation's name": (
        """Six engineers were kidnapped by the People's Liberation Front of Zamara, militants from the east.
        A bishop who has met the rebels, <n Daniel Majok>, called for talks. “Guns kill,” <p he> said.
        “Pay or bury them,” <o the Front> said.""",
        ["Daniel Majok | other", "People's Liberation Front of Zamara | extremist current"],
    ),
    "a statement": (
        """The Brotherhood of the Sword, an Islamist militant group, struck again.
        The Brotherhood said in <d a statement>: “Worse is coming.”
        The group's leader, <n Abu Rayyan>, threatened voters. “They will bleed,” <p he> said.""",
        ["Brotherhood of the Sword | extremist current", "Abu Rayyan | extremist current"],
    ),
    "undercover": (
        """Journalist <n Pavel Novak> spent two years in the Sons of the Iron Oak, a neo-Nazi group.
        He joined the group under a false name. “They trusted me,” <p he> said.""",
        ["Pavel Novak | journalist"],
    ),
    "convicted and denying": (
        """<n Liam Doyle> denies membership of the Real IRA. He was convicted of membership of the Real IRA in 2010.
        “I was framed,” <n Doyle> said.""",
        ["Liam Doyle | extremist current"],
    ),
    "crime gang": (
        """The Cobra Cartel, a drug gang, runs the port. “We own the docks,” <o the Cobra Cartel> wrote on a wall.
        “They take half,” said <n Juan Soto>, a fisherman.""",
        ["the Cobra Cartel | other", "Juan Soto | victim_or_witness"],
    ),
    "negotiator and elder": (
        """“They listen to me,” said <n Haji Wali>, a tribal elder who negotiates with the Taliban.
        “We want peace,” said <n Mullah Sharif>, a Taliban commander.""",
        ["Wali | other", "Sharif | extremist current"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_speakers_roles_and_status(name: str) -> None:
    article, expected = CASES[name]
    assert told(article) == expected
