// Made by tools/gen_unicode.go from the Unicode character database, version 17.0.0.

package unicode

// Version is that of the Unicode character database.
const Version = "17.0.0"

// table returns the i-th native table.
func table(i int) *RangeTable

// caseRanges returns the native table of case mappings.
func caseRanges() []CaseRange

// CaseRanges is the case mappings of all letters that have any.
var CaseRanges = caseRanges()

// The tables of Categories.
var (
	C  = table(0)
	Cc = table(1)
	Cf = table(2)
	Cn = table(3)
	Co = table(4)
	Cs = table(5)
	L  = table(6)
	LC = table(7)
	Ll = table(8)
	Lm = table(9)
	Lo = table(10)
	Lt = table(11)
	Lu = table(12)
	M  = table(13)
	Mc = table(14)
	Me = table(15)
	Mn = table(16)
	N  = table(17)
	Nd = table(18)
	Nl = table(19)
	No = table(20)
	P  = table(21)
	Pc = table(22)
	Pd = table(23)
	Pe = table(24)
	Pf = table(25)
	Pi = table(26)
	Po = table(27)
	Ps = table(28)
	S  = table(29)
	Sc = table(30)
	Sk = table(31)
	Sm = table(32)
	So = table(33)
	Z  = table(34)
	Zl = table(35)
	Zp = table(36)
	Zs = table(37)
)

// The tables of Scripts.
var (
	Adlam                  = table(38)
	Ahom                   = table(39)
	Anatolian_Hieroglyphs  = table(40)
	Arabic                 = table(41)
	Armenian               = table(42)
	Avestan                = table(43)
	Balinese               = table(44)
	Bamum                  = table(45)
	Bassa_Vah              = table(46)
	Batak                  = table(47)
	Bengali                = table(48)
	Beria_Erfe             = table(49)
	Bhaiksuki              = table(50)
	Bopomofo               = table(51)
	Brahmi                 = table(52)
	Braille                = table(53)
	Buginese               = table(54)
	Buhid                  = table(55)
	Canadian_Aboriginal    = table(56)
	Carian                 = table(57)
	Caucasian_Albanian     = table(58)
	Chakma                 = table(59)
	Cham                   = table(60)
	Cherokee               = table(61)
	Chorasmian             = table(62)
	Common                 = table(63)
	Coptic                 = table(64)
	Cuneiform              = table(65)
	Cypriot                = table(66)
	Cypro_Minoan           = table(67)
	Cyrillic               = table(68)
	Deseret                = table(69)
	Devanagari             = table(70)
	Dives_Akuru            = table(71)
	Dogra                  = table(72)
	Duployan               = table(73)
	Egyptian_Hieroglyphs   = table(74)
	Elbasan                = table(75)
	Elymaic                = table(76)
	Ethiopic               = table(77)
	Garay                  = table(78)
	Georgian               = table(79)
	Glagolitic             = table(80)
	Gothic                 = table(81)
	Grantha                = table(82)
	Greek                  = table(83)
	Gujarati               = table(84)
	Gunjala_Gondi          = table(85)
	Gurmukhi               = table(86)
	Gurung_Khema           = table(87)
	Han                    = table(88)
	Hangul                 = table(89)
	Hanifi_Rohingya        = table(90)
	Hanunoo                = table(91)
	Hatran                 = table(92)
	Hebrew                 = table(93)
	Hiragana               = table(94)
	Imperial_Aramaic       = table(95)
	Inherited              = table(96)
	Inscriptional_Pahlavi  = table(97)
	Inscriptional_Parthian = table(98)
	Javanese               = table(99)
	Kaithi                 = table(100)
	Kannada                = table(101)
	Katakana               = table(102)
	Kawi                   = table(103)
	Kayah_Li               = table(104)
	Kharoshthi             = table(105)
	Khitan_Small_Script    = table(106)
	Khmer                  = table(107)
	Khojki                 = table(108)
	Khudawadi              = table(109)
	Kirat_Rai              = table(110)
	Lao                    = table(111)
	Latin                  = table(112)
	Lepcha                 = table(113)
	Limbu                  = table(114)
	Linear_A               = table(115)
	Linear_B               = table(116)
	Lisu                   = table(117)
	Lycian                 = table(118)
	Lydian                 = table(119)
	Mahajani               = table(120)
	Makasar                = table(121)
	Malayalam              = table(122)
	Mandaic                = table(123)
	Manichaean             = table(124)
	Marchen                = table(125)
	Masaram_Gondi          = table(126)
	Medefaidrin            = table(127)
	Meetei_Mayek           = table(128)
	Mende_Kikakui          = table(129)
	Meroitic_Cursive       = table(130)
	Meroitic_Hieroglyphs   = table(131)
	Miao                   = table(132)
	Modi                   = table(133)
	Mongolian              = table(134)
	Mro                    = table(135)
	Multani                = table(136)
	Myanmar                = table(137)
	Nabataean              = table(138)
	Nag_Mundari            = table(139)
	Nandinagari            = table(140)
	New_Tai_Lue            = table(141)
	Newa                   = table(142)
	Nko                    = table(143)
	Nushu                  = table(144)
	Nyiakeng_Puachue_Hmong = table(145)
	Ogham                  = table(146)
	Ol_Chiki               = table(147)
	Ol_Onal                = table(148)
	Old_Hungarian          = table(149)
	Old_Italic             = table(150)
	Old_North_Arabian      = table(151)
	Old_Permic             = table(152)
	Old_Persian            = table(153)
	Old_Sogdian            = table(154)
	Old_South_Arabian      = table(155)
	Old_Turkic             = table(156)
	Old_Uyghur             = table(157)
	Oriya                  = table(158)
	Osage                  = table(159)
	Osmanya                = table(160)
	Pahawh_Hmong           = table(161)
	Palmyrene              = table(162)
	Pau_Cin_Hau            = table(163)
	Phags_Pa               = table(164)
	Phoenician             = table(165)
	Psalter_Pahlavi        = table(166)
	Rejang                 = table(167)
	Runic                  = table(168)
	Samaritan              = table(169)
	Saurashtra             = table(170)
	Sharada                = table(171)
	Shavian                = table(172)
	Siddham                = table(173)
	Sidetic                = table(174)
	SignWriting            = table(175)
	Sinhala                = table(176)
	Sogdian                = table(177)
	Sora_Sompeng           = table(178)
	Soyombo                = table(179)
	Sundanese              = table(180)
	Sunuwar                = table(181)
	Syloti_Nagri           = table(182)
	Syriac                 = table(183)
	Tagalog                = table(184)
	Tagbanwa               = table(185)
	Tai_Le                 = table(186)
	Tai_Tham               = table(187)
	Tai_Viet               = table(188)
	Tai_Yo                 = table(189)
	Takri                  = table(190)
	Tamil                  = table(191)
	Tangsa                 = table(192)
	Tangut                 = table(193)
	Telugu                 = table(194)
	Thaana                 = table(195)
	Thai                   = table(196)
	Tibetan                = table(197)
	Tifinagh               = table(198)
	Tirhuta                = table(199)
	Todhri                 = table(200)
	Tolong_Siki            = table(201)
	Toto                   = table(202)
	Tulu_Tigalari          = table(203)
	Ugaritic               = table(204)
	Vai                    = table(205)
	Vithkuqi               = table(206)
	Wancho                 = table(207)
	Warang_Citi            = table(208)
	Yezidi                 = table(209)
	Yi                     = table(210)
	Zanabazar_Square       = table(211)
)

// The tables of Properties.
var (
	ASCII_Hex_Digit                    = table(212)
	Bidi_Control                       = table(213)
	Dash                               = table(214)
	Deprecated                         = table(215)
	Diacritic                          = table(216)
	Extender                           = table(217)
	Hex_Digit                          = table(218)
	Hyphen                             = table(219)
	IDS_Binary_Operator                = table(220)
	IDS_Trinary_Operator               = table(221)
	IDS_Unary_Operator                 = table(222)
	ID_Compat_Math_Continue            = table(223)
	ID_Compat_Math_Start               = table(224)
	Ideographic                        = table(225)
	Join_Control                       = table(226)
	Logical_Order_Exception            = table(227)
	Modifier_Combining_Mark            = table(228)
	Noncharacter_Code_Point            = table(229)
	Other_Alphabetic                   = table(230)
	Other_Default_Ignorable_Code_Point = table(231)
	Other_Grapheme_Extend              = table(232)
	Other_ID_Continue                  = table(233)
	Other_ID_Start                     = table(234)
	Other_Lowercase                    = table(235)
	Other_Math                         = table(236)
	Other_Uppercase                    = table(237)
	Pattern_Syntax                     = table(238)
	Pattern_White_Space                = table(239)
	Prepended_Concatenation_Mark       = table(240)
	Quotation_Mark                     = table(241)
	Radical                            = table(242)
	Regional_Indicator                 = table(243)
	STerm                              = table(244)
	Sentence_Terminal                  = table(244)
	Soft_Dotted                        = table(245)
	Terminal_Punctuation               = table(246)
	Unified_Ideograph                  = table(247)
	Variation_Selector                 = table(248)
	White_Space                        = table(249)
)

// Longer names of categories.
var (
	Digit  = Nd
	Letter = L
	Lower  = Ll
	Mark   = M
	Number = N
	Other  = C
	Punct  = P
	Space  = Z
	Symbol = S
	Title  = Lt
	Upper  = Lu
)

// Categories is the tables by their abbreviations.
var Categories = map[string]*RangeTable{
	"C":  C,
	"Cc": Cc,
	"Cf": Cf,
	"Cn": Cn,
	"Co": Co,
	"Cs": Cs,
	"L":  L,
	"LC": LC,
	"Ll": Ll,
	"Lm": Lm,
	"Lo": Lo,
	"Lt": Lt,
	"Lu": Lu,
	"M":  M,
	"Mc": Mc,
	"Me": Me,
	"Mn": Mn,
	"N":  N,
	"Nd": Nd,
	"Nl": Nl,
	"No": No,
	"P":  P,
	"Pc": Pc,
	"Pd": Pd,
	"Pe": Pe,
	"Pf": Pf,
	"Pi": Pi,
	"Po": Po,
	"Ps": Ps,
	"S":  S,
	"Sc": Sc,
	"Sk": Sk,
	"Sm": Sm,
	"So": So,
	"Z":  Z,
	"Zl": Zl,
	"Zp": Zp,
	"Zs": Zs,
}

// Scripts is the tables by the names of the scripts.
var Scripts = map[string]*RangeTable{
	"Adlam":                  Adlam,
	"Ahom":                   Ahom,
	"Anatolian_Hieroglyphs":  Anatolian_Hieroglyphs,
	"Arabic":                 Arabic,
	"Armenian":               Armenian,
	"Avestan":                Avestan,
	"Balinese":               Balinese,
	"Bamum":                  Bamum,
	"Bassa_Vah":              Bassa_Vah,
	"Batak":                  Batak,
	"Bengali":                Bengali,
	"Beria_Erfe":             Beria_Erfe,
	"Bhaiksuki":              Bhaiksuki,
	"Bopomofo":               Bopomofo,
	"Brahmi":                 Brahmi,
	"Braille":                Braille,
	"Buginese":               Buginese,
	"Buhid":                  Buhid,
	"Canadian_Aboriginal":    Canadian_Aboriginal,
	"Carian":                 Carian,
	"Caucasian_Albanian":     Caucasian_Albanian,
	"Chakma":                 Chakma,
	"Cham":                   Cham,
	"Cherokee":               Cherokee,
	"Chorasmian":             Chorasmian,
	"Common":                 Common,
	"Coptic":                 Coptic,
	"Cuneiform":              Cuneiform,
	"Cypriot":                Cypriot,
	"Cypro_Minoan":           Cypro_Minoan,
	"Cyrillic":               Cyrillic,
	"Deseret":                Deseret,
	"Devanagari":             Devanagari,
	"Dives_Akuru":            Dives_Akuru,
	"Dogra":                  Dogra,
	"Duployan":               Duployan,
	"Egyptian_Hieroglyphs":   Egyptian_Hieroglyphs,
	"Elbasan":                Elbasan,
	"Elymaic":                Elymaic,
	"Ethiopic":               Ethiopic,
	"Garay":                  Garay,
	"Georgian":               Georgian,
	"Glagolitic":             Glagolitic,
	"Gothic":                 Gothic,
	"Grantha":                Grantha,
	"Greek":                  Greek,
	"Gujarati":               Gujarati,
	"Gunjala_Gondi":          Gunjala_Gondi,
	"Gurmukhi":               Gurmukhi,
	"Gurung_Khema":           Gurung_Khema,
	"Han":                    Han,
	"Hangul":                 Hangul,
	"Hanifi_Rohingya":        Hanifi_Rohingya,
	"Hanunoo":                Hanunoo,
	"Hatran":                 Hatran,
	"Hebrew":                 Hebrew,
	"Hiragana":               Hiragana,
	"Imperial_Aramaic":       Imperial_Aramaic,
	"Inherited":              Inherited,
	"Inscriptional_Pahlavi":  Inscriptional_Pahlavi,
	"Inscriptional_Parthian": Inscriptional_Parthian,
	"Javanese":               Javanese,
	"Kaithi":                 Kaithi,
	"Kannada":                Kannada,
	"Katakana":               Katakana,
	"Kawi":                   Kawi,
	"Kayah_Li":               Kayah_Li,
	"Kharoshthi":             Kharoshthi,
	"Khitan_Small_Script":    Khitan_Small_Script,
	"Khmer":                  Khmer,
	"Khojki":                 Khojki,
	"Khudawadi":              Khudawadi,
	"Kirat_Rai":              Kirat_Rai,
	"Lao":                    Lao,
	"Latin":                  Latin,
	"Lepcha":                 Lepcha,
	"Limbu":                  Limbu,
	"Linear_A":               Linear_A,
	"Linear_B":               Linear_B,
	"Lisu":                   Lisu,
	"Lycian":                 Lycian,
	"Lydian":                 Lydian,
	"Mahajani":               Mahajani,
	"Makasar":                Makasar,
	"Malayalam":              Malayalam,
	"Mandaic":                Mandaic,
	"Manichaean":             Manichaean,
	"Marchen":                Marchen,
	"Masaram_Gondi":          Masaram_Gondi,
	"Medefaidrin":            Medefaidrin,
	"Meetei_Mayek":           Meetei_Mayek,
	"Mende_Kikakui":          Mende_Kikakui,
	"Meroitic_Cursive":       Meroitic_Cursive,
	"Meroitic_Hieroglyphs":   Meroitic_Hieroglyphs,
	"Miao":                   Miao,
	"Modi":                   Modi,
	"Mongolian":              Mongolian,
	"Mro":                    Mro,
	"Multani":                Multani,
	"Myanmar":                Myanmar,
	"Nabataean":              Nabataean,
	"Nag_Mundari":            Nag_Mundari,
	"Nandinagari":            Nandinagari,
	"New_Tai_Lue":            New_Tai_Lue,
	"Newa":                   Newa,
	"Nko":                    Nko,
	"Nushu":                  Nushu,
	"Nyiakeng_Puachue_Hmong": Nyiakeng_Puachue_Hmong,
	"Ogham":                  Ogham,
	"Ol_Chiki":               Ol_Chiki,
	"Ol_Onal":                Ol_Onal,
	"Old_Hungarian":          Old_Hungarian,
	"Old_Italic":             Old_Italic,
	"Old_North_Arabian":      Old_North_Arabian,
	"Old_Permic":             Old_Permic,
	"Old_Persian":            Old_Persian,
	"Old_Sogdian":            Old_Sogdian,
	"Old_South_Arabian":      Old_South_Arabian,
	"Old_Turkic":             Old_Turkic,
	"Old_Uyghur":             Old_Uyghur,
	"Oriya":                  Oriya,
	"Osage":                  Osage,
	"Osmanya":                Osmanya,
	"Pahawh_Hmong":           Pahawh_Hmong,
	"Palmyrene":              Palmyrene,
	"Pau_Cin_Hau":            Pau_Cin_Hau,
	"Phags_Pa":               Phags_Pa,
	"Phoenician":             Phoenician,
	"Psalter_Pahlavi":        Psalter_Pahlavi,
	"Rejang":                 Rejang,
	"Runic":                  Runic,
	"Samaritan":              Samaritan,
	"Saurashtra":             Saurashtra,
	"Sharada":                Sharada,
	"Shavian":                Shavian,
	"Siddham":                Siddham,
	"Sidetic":                Sidetic,
	"SignWriting":            SignWriting,
	"Sinhala":                Sinhala,
	"Sogdian":                Sogdian,
	"Sora_Sompeng":           Sora_Sompeng,
	"Soyombo":                Soyombo,
	"Sundanese":              Sundanese,
	"Sunuwar":                Sunuwar,
	"Syloti_Nagri":           Syloti_Nagri,
	"Syriac":                 Syriac,
	"Tagalog":                Tagalog,
	"Tagbanwa":               Tagbanwa,
	"Tai_Le":                 Tai_Le,
	"Tai_Tham":               Tai_Tham,
	"Tai_Viet":               Tai_Viet,
	"Tai_Yo":                 Tai_Yo,
	"Takri":                  Takri,
	"Tamil":                  Tamil,
	"Tangsa":                 Tangsa,
	"Tangut":                 Tangut,
	"Telugu":                 Telugu,
	"Thaana":                 Thaana,
	"Thai":                   Thai,
	"Tibetan":                Tibetan,
	"Tifinagh":               Tifinagh,
	"Tirhuta":                Tirhuta,
	"Todhri":                 Todhri,
	"Tolong_Siki":            Tolong_Siki,
	"Toto":                   Toto,
	"Tulu_Tigalari":          Tulu_Tigalari,
	"Ugaritic":               Ugaritic,
	"Vai":                    Vai,
	"Vithkuqi":               Vithkuqi,
	"Wancho":                 Wancho,
	"Warang_Citi":            Warang_Citi,
	"Yezidi":                 Yezidi,
	"Yi":                     Yi,
	"Zanabazar_Square":       Zanabazar_Square,
}

// Properties is the tables by the names of the properties.
var Properties = map[string]*RangeTable{
	"ASCII_Hex_Digit":                    ASCII_Hex_Digit,
	"Bidi_Control":                       Bidi_Control,
	"Dash":                               Dash,
	"Deprecated":                         Deprecated,
	"Diacritic":                          Diacritic,
	"Extender":                           Extender,
	"Hex_Digit":                          Hex_Digit,
	"Hyphen":                             Hyphen,
	"IDS_Binary_Operator":                IDS_Binary_Operator,
	"IDS_Trinary_Operator":               IDS_Trinary_Operator,
	"IDS_Unary_Operator":                 IDS_Unary_Operator,
	"ID_Compat_Math_Continue":            ID_Compat_Math_Continue,
	"ID_Compat_Math_Start":               ID_Compat_Math_Start,
	"Ideographic":                        Ideographic,
	"Join_Control":                       Join_Control,
	"Logical_Order_Exception":            Logical_Order_Exception,
	"Modifier_Combining_Mark":            Modifier_Combining_Mark,
	"Noncharacter_Code_Point":            Noncharacter_Code_Point,
	"Other_Alphabetic":                   Other_Alphabetic,
	"Other_Default_Ignorable_Code_Point": Other_Default_Ignorable_Code_Point,
	"Other_Grapheme_Extend":              Other_Grapheme_Extend,
	"Other_ID_Continue":                  Other_ID_Continue,
	"Other_ID_Start":                     Other_ID_Start,
	"Other_Lowercase":                    Other_Lowercase,
	"Other_Math":                         Other_Math,
	"Other_Uppercase":                    Other_Uppercase,
	"Pattern_Syntax":                     Pattern_Syntax,
	"Pattern_White_Space":                Pattern_White_Space,
	"Prepended_Concatenation_Mark":       Prepended_Concatenation_Mark,
	"Quotation_Mark":                     Quotation_Mark,
	"Radical":                            Radical,
	"Regional_Indicator":                 Regional_Indicator,
	"STerm":                              STerm,
	"Sentence_Terminal":                  Sentence_Terminal,
	"Soft_Dotted":                        Soft_Dotted,
	"Terminal_Punctuation":               Terminal_Punctuation,
	"Unified_Ideograph":                  Unified_Ideograph,
	"Variation_Selector":                 Variation_Selector,
	"White_Space":                        White_Space,
}

// FoldCategory has, by name, the code points outside a category that fold to ones inside.
var FoldCategory = map[string]*RangeTable{
	"L":  table(250),
	"Ll": table(251),
	"Lt": table(252),
	"Lu": table(253),
	"M":  table(254),
	"Mn": table(255),
}

// FoldScript has, by name, the code points outside a script that fold to ones inside.
var FoldScript = map[string]*RangeTable{
	"Common":    table(256),
	"Greek":     table(257),
	"Inherited": table(258),
}

// CategoryAliases has the standard abbreviation of each longer name of a category.
var CategoryAliases = map[string]string{
	"Cased_Letter":          "LC",
	"Close_Punctuation":     "Pe",
	"Combining_Mark":        "M",
	"Connector_Punctuation": "Pc",
	"Control":               "Cc",
	"Currency_Symbol":       "Sc",
	"Dash_Punctuation":      "Pd",
	"Decimal_Number":        "Nd",
	"Enclosing_Mark":        "Me",
	"Final_Punctuation":     "Pf",
	"Format":                "Cf",
	"Initial_Punctuation":   "Pi",
	"Letter":                "L",
	"Letter_Number":         "Nl",
	"Line_Separator":        "Zl",
	"Lowercase_Letter":      "Ll",
	"Mark":                  "M",
	"Math_Symbol":           "Sm",
	"Modifier_Letter":       "Lm",
	"Modifier_Symbol":       "Sk",
	"Nonspacing_Mark":       "Mn",
	"Number":                "N",
	"Open_Punctuation":      "Ps",
	"Other":                 "C",
	"Other_Letter":          "Lo",
	"Other_Number":          "No",
	"Other_Punctuation":     "Po",
	"Other_Symbol":          "So",
	"Paragraph_Separator":   "Zp",
	"Private_Use":           "Co",
	"Punctuation":           "P",
	"Separator":             "Z",
	"Space_Separator":       "Zs",
	"Spacing_Mark":          "Mc",
	"Surrogate":             "Cs",
	"Symbol":                "S",
	"Titlecase_Letter":      "Lt",
	"Unassigned":            "Cn",
	"Uppercase_Letter":      "Lu",
	"cntrl":                 "Cc",
	"digit":                 "Nd",
	"punct":                 "P",
}
