// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wordlists/WordLists.h"

#include <array>

namespace core {

namespace {

using namespace std::string_view_literals;

constexpr std::array firstNamesList{
    "Ada"sv,    "Adrian"sv, "Agnes"sv,  "Alan"sv,   "Alba"sv,   "Alma"sv,   "Amara"sv,   "Amir"sv,
    "Anders"sv, "Anika"sv,  "Anton"sv,  "Aria"sv,   "Arlo"sv,   "Asha"sv,   "Astrid"sv,  "Bela"sv,
    "Bianca"sv, "Boris"sv,  "Bram"sv,   "Bruno"sv,  "Carla"sv,  "Casper"sv, "Cecilia"sv, "Clara"sv,
    "Conrad"sv, "Cyrus"sv,  "Dahlia"sv, "Damian"sv, "Daria"sv,  "Dora"sv,   "Edgar"sv,   "Edith"sv,
    "Elena"sv,  "Elias"sv,  "Elsa"sv,   "Emil"sv,   "Enzo"sv,   "Erik"sv,   "Esther"sv,  "Eva"sv,
    "Farid"sv,  "Felix"sv,  "Fiona"sv,  "Flora"sv,  "Frida"sv,  "Gideon"sv, "Greta"sv,   "Hana"sv,
    "Harald"sv, "Hazel"sv,  "Hugo"sv,   "Ida"sv,    "Igor"sv,   "Ingrid"sv, "Iris"sv,    "Ivan"sv,
    "Jana"sv,   "Jasper"sv, "Joan"sv,   "Jonas"sv,  "Judith"sv, "Jules"sv,  "Kai"sv,     "Karim"sv,
    "Katja"sv,  "Kiran"sv,  "Lars"sv,   "Leila"sv,  "Lena"sv,   "Leon"sv,   "Lidia"sv,   "Linus"sv,
    "Lucia"sv,  "Magnus"sv, "Maia"sv,   "Marek"sv,  "Marta"sv,  "Mila"sv,   "Milo"sv,    "Mira"sv,
    "Nadia"sv,  "Nils"sv,   "Nina"sv,   "Noor"sv,   "Olga"sv,   "Omar"sv,   "Oscar"sv,   "Otto"sv,
    "Paula"sv,  "Petra"sv,  "Priya"sv,  "Quinn"sv,  "Rafael"sv, "Ravi"sv,   "Rhea"sv,    "Rosa"sv,
    "Rufus"sv,  "Sami"sv,   "Selma"sv,  "Silas"sv,  "Sofia"sv,  "Stella"sv, "Sven"sv,    "Tara"sv,
    "Theo"sv,   "Tilda"sv,  "Uma"sv,    "Vera"sv,   "Viktor"sv, "Wanda"sv,  "Willa"sv,   "Xenia"sv,
    "Yara"sv,   "Yusuf"sv,  "Zoe"sv};

constexpr std::array lastNamesList{
    "Abbot"sv,   "Acker"sv,      "Alder"sv,    "Archer"sv,  "Ashby"sv,   "Bailey"sv,
    "Barlow"sv,  "Becker"sv,     "Birch"sv,    "Bishop"sv,  "Blake"sv,   "Brandt"sv,
    "Brook"sv,   "Burke"sv,      "Calder"sv,   "Carver"sv,  "Castell"sv, "Chandler"sv,
    "Clay"sv,    "Cooper"sv,     "Crane"sv,    "Dalton"sv,  "Darrow"sv,  "Drake"sv,
    "Dunn"sv,    "Easton"sv,     "Eckert"sv,   "Ellery"sv,  "Everett"sv, "Fairley"sv,
    "Falk"sv,    "Farrow"sv,     "Fenner"sv,   "Finch"sv,   "Fischer"sv, "Forster"sv,
    "Frost"sv,   "Gardner"sv,    "Garnet"sv,   "Glover"sv,  "Granger"sv, "Greer"sv,
    "Hale"sv,    "Hallam"sv,     "Harker"sv,   "Hartley"sv, "Hawley"sv,  "Heath"sv,
    "Holm"sv,    "Hooper"sv,     "Ingram"sv,   "Jansen"sv,  "Jarvis"sv,  "Keller"sv,
    "Kendall"sv, "Kessler"sv,    "Kirby"sv,    "Lambert"sv, "Larkin"sv,  "Lindner"sv,
    "Lowell"sv,  "Marlow"sv,     "Marsh"sv,    "Mason"sv,   "Mercer"sv,  "Miller"sv,
    "Moreau"sv,  "Morrow"sv,     "Nadler"sv,   "Nash"sv,    "Norwood"sv, "Oakley"sv,
    "Olsen"sv,   "Osborn"sv,     "Pascal"sv,   "Pepper"sv,  "Porter"sv,  "Prescott"sv,
    "Quill"sv,   "Radford"sv,    "Rainer"sv,   "Reeve"sv,   "Ridley"sv,  "Rowan"sv,
    "Sadler"sv,  "Sayer"sv,      "Schaefer"sv, "Sexton"sv,  "Shepard"sv, "Sorensen"sv,
    "Stone"sv,   "Sutter"sv,     "Tanner"sv,   "Thorne"sv,  "Turner"sv,  "Vance"sv,
    "Varga"sv,   "Wainwright"sv, "Walden"sv,   "Weaver"sv,  "Webber"sv,  "Whitlock"sv,
    "Winter"sv,  "Woods"sv,      "Yates"sv,    "Zeller"sv};

constexpr std::array namePrefixesList{"Mr."sv, "Mrs."sv,  "Ms."sv, "Miss"sv,
                                      "Dr."sv, "Prof."sv, "Mx."sv};

constexpr std::array nameSuffixesList{"Jr."sv, "Sr."sv, "I"sv,   "II"sv,  "III"sv,
                                      "IV"sv,  "MD"sv,  "PhD"sv, "DDS"sv, "DVM"sv};

constexpr std::array jobDescriptorsList{
    "Lead"sv,      "Senior"sv,  "Junior"sv,    "Principal"sv, "Chief"sv,    "Regional"sv,
    "District"sv,  "Central"sv, "Global"sv,    "Internal"sv,  "Interim"sv,  "Associate"sv,
    "Assistant"sv, "Field"sv,   "Corporate"sv, "Customer"sv,  "National"sv, "International"sv,
    "Digital"sv,   "Product"sv, "Forward"sv,   "Future"sv,    "Human"sv,    "Investor"sv,
    "Direct"sv,    "Dynamic"sv, "Legacy"sv,    "Staff"sv};

constexpr std::array jobAreasList{
    "Quality"sv,       "Operations"sv,   "Security"sv,       "Marketing"sv,      "Data"sv,
    "Research"sv,      "Usability"sv,    "Markets"sv,        "Mobility"sv,       "Communications"sv,
    "Accounts"sv,      "Applications"sv, "Assurance"sv,      "Brand"sv,          "Branding"sv,
    "Configuration"sv, "Creative"sv,     "Directives"sv,     "Division"sv,       "Functionality"sv,
    "Group"sv,         "Identity"sv,     "Implementation"sv, "Infrastructure"sv, "Integration"sv,
    "Intranet"sv,      "Logistics"sv,    "Metrics"sv,        "Optimization"sv,   "Paradigm"sv,
    "Program"sv,       "Response"sv,     "Solutions"sv,      "Tactics"sv,        "Web"sv};

constexpr std::array jobTypesList{
    "Engineer"sv,       "Analyst"sv,   "Manager"sv,      "Architect"sv,   "Planner"sv,
    "Designer"sv,       "Developer"sv, "Technician"sv,   "Coordinator"sv, "Consultant"sv,
    "Administrator"sv,  "Director"sv,  "Officer"sv,      "Specialist"sv,  "Supervisor"sv,
    "Representative"sv, "Liaison"sv,   "Orchestrator"sv, "Producer"sv,    "Strategist"sv,
    "Facilitator"sv,    "Executive"sv, "Associate"sv,    "Agent"sv,       "Assistant"sv};

constexpr std::array phoneFormatsList{
    "202-555-01##"sv,      "(303) 555-01##"sv,       "404.555.01##"sv,    "1-505-555-01##"sv,
    "606-555-01## x###"sv, "(707) 555-01## x####"sv, "+1 808 555 01##"sv, "909-555-01##"sv};

} // namespace

Words firstNames()
{
    return firstNamesList;
}

Words lastNames()
{
    return lastNamesList;
}

Words namePrefixes()
{
    return namePrefixesList;
}

Words nameSuffixes()
{
    return nameSuffixesList;
}

Words jobDescriptors()
{
    return jobDescriptorsList;
}

Words jobAreas()
{
    return jobAreasList;
}

Words jobTypes()
{
    return jobTypesList;
}

Words phoneFormats()
{
    return phoneFormatsList;
}

} // namespace core
