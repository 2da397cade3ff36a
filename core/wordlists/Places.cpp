// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wordlists/WordLists.h"

#include <array>

namespace core {

namespace {

using namespace std::string_view_literals;

constexpr std::array countiesList{
    "Alder County"sv,   "Ashdown"sv,       "Barrow County"sv,     "Beacon County"sv,
    "Birchshire"sv,     "Bridgeland"sv,    "Clearwater County"sv, "Coldbrook"sv,
    "Crown County"sv,   "Dale County"sv,   "Eastmark"sv,          "Elmshire"sv,
    "Fairfold"sv,       "Fenland"sv,       "Glen County"sv,       "Greenmoor"sv,
    "Harbor County"sv,  "Hillshire"sv,     "Holloway"sv,          "Iron County"sv,
    "Juniper County"sv, "Kingsfold"sv,     "Lakeland"sv,          "Longshire"sv,
    "Marsh County"sv,   "Midmoor"sv,       "Northmark"sv,         "Oakshire"sv,
    "Orchard County"sv, "Pine County"sv,   "Quarry County"sv,     "Ridge County"sv,
    "Riverland"sv,      "Saltmarsh"sv,     "Silver County"sv,     "Southmark"sv,
    "Stonefold"sv,      "Summit County"sv, "Thornshire"sv,        "Upland County"sv,
    "Valley County"sv,  "Westmark"sv,      "Wheatland"sv,         "Willowshire"sv};

constexpr std::array cityPrefixesList{
    "North"sv, "South"sv, "East"sv,  "West"sv,  "New"sv,   "Old"sv,    "Lake"sv,  "Port"sv,
    "Fort"sv,  "Mount"sv, "Upper"sv, "Lower"sv, "Great"sv, "Little"sv, "Saint"sv, "Grand"sv};

constexpr std::array citySuffixesList{"ton"sv,   "ville"sv, "burg"sv,  "field"sv,   "ford"sv,
                                      "haven"sv, "mouth"sv, "port"sv,  "side"sv,    "stead"sv,
                                      "view"sv,  "wick"sv,  "worth"sv, "bury"sv,    "bridge"sv,
                                      "dale"sv,  "land"sv,  "gate"sv,  "chester"sv, "minster"sv};

constexpr std::array streetPrefixesList{"North"sv, "South"sv, "East"sv, "West"sv,  "Upper"sv,
                                        "Lower"sv, "Old"sv,   "New"sv,  "Great"sv, "Little"sv};

constexpr std::array streetSuffixesList{
    "Alley"sv, "Avenue"sv, "Bend"sv,       "Boulevard"sv, "Branch"sv,   "Bridge"sv,   "Brook"sv,
    "Canal"sv, "Circle"sv, "Close"sv,      "Corner"sv,    "Court"sv,    "Crescent"sv, "Crossing"sv,
    "Dale"sv,  "Drive"sv,  "Embankment"sv, "Field"sv,     "Garden"sv,   "Gate"sv,     "Glen"sv,
    "Green"sv, "Grove"sv,  "Heights"sv,    "Hill"sv,      "Junction"sv, "Landing"sv,  "Lane"sv,
    "Mews"sv,  "Mill"sv,   "Orchard"sv,    "Parade"sv,    "Park"sv,     "Parkway"sv,  "Passage"sv,
    "Path"sv,  "Place"sv,  "Plaza"sv,      "Quay"sv,      "Ridge"sv,    "Rise"sv,     "Road"sv,
    "Row"sv,   "Square"sv, "Street"sv,     "Terrace"sv,   "Trail"sv,    "View"sv,     "Walk"sv,
    "Way"sv,   "Wharf"sv,  "Yard"sv};

// clang-format off
constexpr std::array countryList{
    Country{"Argentina", "AR"},
    Country{"Armenia", "AM"},
    Country{"Australia", "AU"},
    Country{"Austria", "AT"},
    Country{"Bahrain", "BH"},
    Country{"Bangladesh", "BD"},
    Country{"Barbados", "BB"},
    Country{"Belgium", "BE"},
    Country{"Bhutan", "BT"},
    Country{"Bolivia", "BO"},
    Country{"Botswana", "BW"},
    Country{"Brazil", "BR"},
    Country{"Bulgaria", "BG"},
    Country{"Cameroon", "CM"},
    Country{"Canada", "CA"},
    Country{"Chile", "CL"},
    Country{"China", "CN"},
    Country{"Colombia", "CO"},
    Country{"Costa Rica", "CR"},
    Country{"Croatia", "HR"},
    Country{"Cyprus", "CY"},
    Country{"Czechia", "CZ"},
    Country{"Denmark", "DK"},
    Country{"Ecuador", "EC"},
    Country{"Egypt", "EG"},
    Country{"Estonia", "EE"},
    Country{"Ethiopia", "ET"},
    Country{"Fiji", "FJ"},
    Country{"Finland", "FI"},
    Country{"France", "FR"},
    Country{"Georgia", "GE"},
    Country{"Germany", "DE"},
    Country{"Ghana", "GH"},
    Country{"Greece", "GR"},
    Country{"Guatemala", "GT"},
    Country{"Hungary", "HU"},
    Country{"Iceland", "IS"},
    Country{"India", "IN"},
    Country{"Indonesia", "ID"},
    Country{"Ireland", "IE"},
    Country{"Israel", "IL"},
    Country{"Italy", "IT"},
    Country{"Jamaica", "JM"},
    Country{"Japan", "JP"},
    Country{"Jordan", "JO"},
    Country{"Kenya", "KE"},
    Country{"Kuwait", "KW"},
    Country{"Latvia", "LV"},
    Country{"Lebanon", "LB"},
    Country{"Lithuania", "LT"},
    Country{"Luxembourg", "LU"},
    Country{"Madagascar", "MG"},
    Country{"Malaysia", "MY"},
    Country{"Malta", "MT"},
    Country{"Mauritius", "MU"},
    Country{"Mexico", "MX"},
    Country{"Moldova", "MD"},
    Country{"Mongolia", "MN"},
    Country{"Morocco", "MA"},
    Country{"Namibia", "NA"},
    Country{"Nepal", "NP"},
    Country{"Netherlands", "NL"},
    Country{"New Zealand", "NZ"},
    Country{"Nigeria", "NG"},
    Country{"Norway", "NO"},
    Country{"Oman", "OM"},
    Country{"Pakistan", "PK"},
    Country{"Panama", "PA"},
    Country{"Paraguay", "PY"},
    Country{"Peru", "PE"},
    Country{"Philippines", "PH"},
    Country{"Poland", "PL"},
    Country{"Portugal", "PT"},
    Country{"Qatar", "QA"},
    Country{"Romania", "RO"},
    Country{"Rwanda", "RW"},
    Country{"Samoa", "WS"},
    Country{"Senegal", "SN"},
    Country{"Serbia", "RS"},
    Country{"Singapore", "SG"},
    Country{"Slovakia", "SK"},
    Country{"Slovenia", "SI"},
    Country{"South Africa", "ZA"},
    Country{"South Korea", "KR"},
    Country{"Spain", "ES"},
    Country{"Sri Lanka", "LK"},
    Country{"Sweden", "SE"},
    Country{"Switzerland", "CH"},
    Country{"Tanzania", "TZ"},
    Country{"Thailand", "TH"},
    Country{"Tunisia", "TN"},
    Country{"Turkey", "TR"},
    Country{"Uganda", "UG"},
    Country{"Ukraine", "UA"},
    Country{"United Arab Emirates", "AE"},
    Country{"United Kingdom", "GB"},
    Country{"United States", "US"},
    Country{"Uruguay", "UY"},
    Country{"Vietnam", "VN"},
    Country{"Zambia", "ZM"},
};

constexpr std::array stateList{
    State{"Alabama", "AL"},
    State{"Alaska", "AK"},
    State{"Arizona", "AZ"},
    State{"Arkansas", "AR"},
    State{"California", "CA"},
    State{"Colorado", "CO"},
    State{"Connecticut", "CT"},
    State{"Delaware", "DE"},
    State{"Florida", "FL"},
    State{"Georgia", "GA"},
    State{"Hawaii", "HI"},
    State{"Idaho", "ID"},
    State{"Illinois", "IL"},
    State{"Indiana", "IN"},
    State{"Iowa", "IA"},
    State{"Kansas", "KS"},
    State{"Kentucky", "KY"},
    State{"Louisiana", "LA"},
    State{"Maine", "ME"},
    State{"Maryland", "MD"},
    State{"Massachusetts", "MA"},
    State{"Michigan", "MI"},
    State{"Minnesota", "MN"},
    State{"Mississippi", "MS"},
    State{"Missouri", "MO"},
    State{"Montana", "MT"},
    State{"Nebraska", "NE"},
    State{"Nevada", "NV"},
    State{"New Hampshire", "NH"},
    State{"New Jersey", "NJ"},
    State{"New Mexico", "NM"},
    State{"New York", "NY"},
    State{"North Carolina", "NC"},
    State{"North Dakota", "ND"},
    State{"Ohio", "OH"},
    State{"Oklahoma", "OK"},
    State{"Oregon", "OR"},
    State{"Pennsylvania", "PA"},
    State{"Rhode Island", "RI"},
    State{"South Carolina", "SC"},
    State{"South Dakota", "SD"},
    State{"Tennessee", "TN"},
    State{"Texas", "TX"},
    State{"Utah", "UT"},
    State{"Vermont", "VT"},
    State{"Virginia", "VA"},
    State{"Washington", "WA"},
    State{"West Virginia", "WV"},
    State{"Wisconsin", "WI"},
    State{"Wyoming", "WY"},
};
// clang-format on

} // namespace

Words counties()
{
    return countiesList;
}

Words cityPrefixes()
{
    return cityPrefixesList;
}

Words citySuffixes()
{
    return citySuffixesList;
}

Words streetPrefixes()
{
    return streetPrefixesList;
}

Words streetSuffixes()
{
    return streetSuffixesList;
}

std::span<const Country> countries()
{
    return countryList;
}

std::span<const State> states()
{
    return stateList;
}

} // namespace core
