// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wordlists/WordLists.h"

#include <array>

namespace core {

namespace {

using namespace std::string_view_literals;

constexpr std::array colorsList{
    "red"sv,      "green"sv,     "blue"sv,    "yellow"sv, "purple"sv, "teal"sv,   "white"sv,
    "black"sv,    "orange"sv,    "pink"sv,    "grey"sv,   "maroon"sv, "olive"sv,  "plum"sv,
    "lavender"sv, "ivory"sv,     "magenta"sv, "cyan"sv,   "gold"sv,   "silver"sv, "salmon"sv,
    "indigo"sv,   "turquoise"sv, "violet"sv,  "tan"sv,    "lime"sv,   "azure"sv,  "orchid"sv};

constexpr std::array departmentsList{
    "Books"sv,    "Games"sv,      "Music"sv,      "Garden"sv,      "Tools"sv,
    "Grocery"sv,  "Health"sv,     "Beauty"sv,     "Toys"sv,        "Kids"sv,
    "Baby"sv,     "Clothing"sv,   "Shoes"sv,      "Jewelry"sv,     "Sports"sv,
    "Outdoors"sv, "Automotive"sv, "Industrial"sv, "Electronics"sv, "Computers"sv,
    "Home"sv,     "Movies"sv,     "Office"sv,     "Pets"sv,        "Kitchen"sv};

constexpr std::array productAdjectivesList{
    "Small"sv,     "Ergonomic"sv, "Rustic"sv,   "Smart"sv,   "Sleek"sv,    "Handy"sv,
    "Practical"sv, "Sturdy"sv,    "Light"sv,    "Heavy"sv,   "Foldable"sv, "Portable"sv,
    "Quiet"sv,     "Bright"sv,    "Classic"sv,  "Modern"sv,  "Refined"sv,  "Simple"sv,
    "Durable"sv,   "Tasty"sv,     "Handmade"sv, "Generic"sv, "Licensed"sv, "Elegant"sv};

constexpr std::array productMaterialsList{
    "Steel"sv,   "Wooden"sv, "Concrete"sv, "Plastic"sv, "Cotton"sv, "Granite"sv, "Rubber"sv,
    "Metal"sv,   "Soft"sv,   "Fresh"sv,    "Frozen"sv,  "Bamboo"sv, "Leather"sv, "Glass"sv,
    "Ceramic"sv, "Copper"sv, "Linen"sv,    "Wool"sv,    "Cork"sv,   "Marble"sv};

constexpr std::array productsList{
    "Chair"sv,    "Table"sv,    "Lamp"sv,   "Shirt"sv,    "Shoes"sv,  "Hat"sv,      "Gloves"sv,
    "Pants"sv,    "Keyboard"sv, "Mouse"sv,  "Computer"sv, "Bike"sv,   "Ball"sv,     "Towels"sv,
    "Soap"sv,     "Bacon"sv,    "Cheese"sv, "Pizza"sv,    "Salad"sv,  "Sausages"sv, "Chicken"sv,
    "Fish"sv,     "Chips"sv,    "Tuna"sv,   "Car"sv,      "Kettle"sv, "Mug"sv,      "Bottle"sv,
    "Backpack"sv, "Umbrella"sv, "Clock"sv,  "Blanket"sv};

constexpr std::array companySuffixesList{"Inc"sv,         "LLC"sv,      "Group"sv, "and Sons"sv,
                                         "Ltd"sv,         "Partners"sv, "Works"sv, "Trading"sv,
                                         "Cooperative"sv, "Holdings"sv};

constexpr std::array catchPhraseAdjectivesList{
    "Adaptive"sv,     "Automated"sv,     "Balanced"sv,        "Cloned"sv,         "Compatible"sv,
    "Configurable"sv, "Distributed"sv,   "Diverse"sv,         "Enhanced"sv,       "Ergonomic"sv,
    "Expanded"sv,     "Focused"sv,       "Fundamental"sv,     "Future-proofed"sv, "Grass-roots"sv,
    "Horizontal"sv,   "Innovative"sv,    "Intuitive"sv,       "Managed"sv,        "Multi-layered"sv,
    "Networked"sv,    "Open-source"sv,   "Optimized"sv,       "Organic"sv,        "Persistent"sv,
    "Phased"sv,       "Proactive"sv,     "Quality-focused"sv, "Reactive"sv,       "Re-engineered"sv,
    "Reduced"sv,      "Robust"sv,        "Seamless"sv,        "Secured"sv,        "Self-enabling"sv,
    "Sharable"sv,     "Stand-alone"sv,   "Streamlined"sv,     "Synchronised"sv,   "Universal"sv,
    "Upgradable"sv,   "User-friendly"sv, "Versatile"sv,       "Virtual"sv};

constexpr std::array catchPhraseDescriptorsList{"24 hour"sv,
                                                "actuating"sv,
                                                "asynchronous"sv,
                                                "background"sv,
                                                "bandwidth-monitored"sv,
                                                "bifurcated"sv,
                                                "clear-thinking"sv,
                                                "client-driven"sv,
                                                "coherent"sv,
                                                "composite"sv,
                                                "context-sensitive"sv,
                                                "dedicated"sv,
                                                "demand-driven"sv,
                                                "didactic"sv,
                                                "directional"sv,
                                                "discrete"sv,
                                                "dynamic"sv,
                                                "eco-centric"sv,
                                                "even-keeled"sv,
                                                "executive"sv,
                                                "explicit"sv,
                                                "fault-tolerant"sv,
                                                "global"sv,
                                                "high-level"sv,
                                                "holistic"sv,
                                                "human-resource"sv,
                                                "hybrid"sv,
                                                "impactful"sv,
                                                "incremental"sv,
                                                "intangible"sv,
                                                "interactive"sv,
                                                "leading edge"sv,
                                                "logistical"sv,
                                                "maximized"sv,
                                                "mobile"sv,
                                                "modular"sv,
                                                "motivating"sv,
                                                "national"sv,
                                                "neutral"sv,
                                                "next generation"sv,
                                                "object-oriented"sv,
                                                "optimal"sv,
                                                "radical"sv,
                                                "real-time"sv,
                                                "regional"sv,
                                                "scalable"sv,
                                                "stable"sv,
                                                "systematic"sv,
                                                "tangible"sv,
                                                "tertiary"sv,
                                                "transitional"sv,
                                                "uniform"sv,
                                                "value-added"sv,
                                                "well-modulated"sv,
                                                "zero defect"sv};

constexpr std::array catchPhraseNounsList{"access"sv,
                                          "adapter"sv,
                                          "algorithm"sv,
                                          "alliance"sv,
                                          "analyzer"sv,
                                          "application"sv,
                                          "approach"sv,
                                          "archive"sv,
                                          "array"sv,
                                          "attitude"sv,
                                          "benchmark"sv,
                                          "capability"sv,
                                          "capacity"sv,
                                          "challenge"sv,
                                          "circuit"sv,
                                          "collaboration"sv,
                                          "complexity"sv,
                                          "concept"sv,
                                          "contingency"sv,
                                          "core"sv,
                                          "data-warehouse"sv,
                                          "database"sv,
                                          "definition"sv,
                                          "emulation"sv,
                                          "encoding"sv,
                                          "encryption"sv,
                                          "firmware"sv,
                                          "flexibility"sv,
                                          "forecast"sv,
                                          "framework"sv,
                                          "function"sv,
                                          "groupware"sv,
                                          "hardware"sv,
                                          "help-desk"sv,
                                          "hierarchy"sv,
                                          "hub"sv,
                                          "implementation"sv,
                                          "initiative"sv,
                                          "installation"sv,
                                          "instruction set"sv,
                                          "interface"sv,
                                          "knowledge base"sv,
                                          "leverage"sv,
                                          "matrix"sv,
                                          "methodology"sv,
                                          "middleware"sv,
                                          "migration"sv,
                                          "model"sv,
                                          "moratorium"sv,
                                          "neural-net"sv,
                                          "open system"sv,
                                          "orchestration"sv,
                                          "parallelism"sv,
                                          "policy"sv,
                                          "portal"sv,
                                          "pricing structure"sv,
                                          "process improvement"sv,
                                          "projection"sv,
                                          "protocol"sv,
                                          "secured line"sv,
                                          "service-desk"sv,
                                          "software"sv,
                                          "solution"sv,
                                          "standardization"sv,
                                          "strategy"sv,
                                          "structure"sv,
                                          "success"sv,
                                          "superstructure"sv,
                                          "support"sv,
                                          "synergy"sv,
                                          "task-force"sv,
                                          "throughput"sv,
                                          "toolset"sv,
                                          "utilisation"sv,
                                          "website"sv,
                                          "workforce"sv};

constexpr std::array businessAdjectivesList{"clicks-and-mortar"sv,
                                            "value-added"sv,
                                            "vertical"sv,
                                            "proactive"sv,
                                            "robust"sv,
                                            "revolutionary"sv,
                                            "scalable"sv,
                                            "leading-edge"sv,
                                            "innovative"sv,
                                            "intuitive"sv,
                                            "strategic"sv,
                                            "mission-critical"sv,
                                            "sticky"sv,
                                            "one-to-one"sv,
                                            "end-to-end"sv,
                                            "global"sv,
                                            "cross-platform"sv,
                                            "granular"sv,
                                            "frictionless"sv,
                                            "virtual"sv,
                                            "viral"sv,
                                            "dynamic"sv,
                                            "real-time"sv,
                                            "efficient"sv,
                                            "front-end"sv,
                                            "distributed"sv,
                                            "seamless"sv,
                                            "extensible"sv,
                                            "turn-key"sv,
                                            "open-source"sv,
                                            "interactive"sv,
                                            "impactful"sv,
                                            "transparent"sv,
                                            "user-centric"sv,
                                            "plug-and-play"sv,
                                            "collaborative"sv,
                                            "compelling"sv,
                                            "holistic"sv,
                                            "rich"sv};

constexpr std::array businessVerbsList{
    "implement"sv,   "utilize"sv,        "integrate"sv,   "streamline"sv, "optimize"sv,
    "evolve"sv,      "transform"sv,      "embrace"sv,     "enable"sv,     "orchestrate"sv,
    "leverage"sv,    "reinvent"sv,       "aggregate"sv,   "architect"sv,  "enhance"sv,
    "incentivize"sv, "empower"sv,        "envisioneer"sv, "monetize"sv,   "harness"sv,
    "facilitate"sv,  "seize"sv,          "synergize"sv,   "strategize"sv, "deploy"sv,
    "brand"sv,       "grow"sv,           "target"sv,      "deliver"sv,    "mesh"sv,
    "incubate"sv,    "maximize"sv,       "benchmark"sv,   "expedite"sv,   "visualize"sv,
    "unleash"sv,     "scale"sv,          "extend"sv,      "engineer"sv,   "revolutionize"sv,
    "generate"sv,    "exploit"sv,        "transition"sv,  "iterate"sv,    "cultivate"sv,
    "redefine"sv,    "recontextualize"sv};

constexpr std::array businessNounsList{
    "synergies"sv,   "paradigms"sv,     "markets"sv,       "partnerships"sv, "infrastructures"sv,
    "platforms"sv,   "initiatives"sv,   "channels"sv,      "communities"sv,  "solutions"sv,
    "portals"sv,     "niches"sv,        "technologies"sv,  "content"sv,      "supply-chains"sv,
    "convergence"sv, "relationships"sv, "architectures"sv, "interfaces"sv,   "systems"sv,
    "bandwidth"sv,   "models"sv,        "mindshare"sv,     "deliverables"sv, "users"sv,
    "schemas"sv,     "networks"sv,      "applications"sv,  "metrics"sv,      "functionalities"sv,
    "experiences"sv, "methodologies"sv, "action-items"sv,  "web services"sv};

constexpr std::array accountTypesList{
    "Checking"sv,    "Savings"sv,   "Money Market"sv,  "Investment"sv, "Home Loan"sv,
    "Credit Card"sv, "Auto Loan"sv, "Personal Loan"sv, "Business"sv,   "Pension"sv};

constexpr std::array transactionTypesList{"deposit"sv, "withdrawal"sv, "payment"sv,
                                          "invoice"sv, "refund"sv,     "transfer"sv};

// clang-format off
constexpr std::array currencyList{
    Currency{"AUD", "Australian Dollar", "$"},
    Currency{"BGN", "Bulgarian Lev", "лв"},
    Currency{"BRL", "Brazilian Real", "R$"},
    Currency{"CAD", "Canadian Dollar", "$"},
    Currency{"CHF", "Swiss Franc", "CHF"},
    Currency{"CLP", "Chilean Peso", "$"},
    Currency{"CNY", "Yuan Renminbi", "¥"},
    Currency{"COP", "Colombian Peso", "$"},
    Currency{"CRC", "Costa Rican Colon", "₡"},
    Currency{"CZK", "Czech Koruna", "Kč"},
    Currency{"DKK", "Danish Krone", "kr"},
    Currency{"EGP", "Egyptian Pound", "£"},
    Currency{"EUR", "Euro", "€"},
    Currency{"GBP", "Pound Sterling", "£"},
    Currency{"HKD", "Hong Kong Dollar", "$"},
    Currency{"HUF", "Forint", "Ft"},
    Currency{"IDR", "Rupiah", "Rp"},
    Currency{"ILS", "New Israeli Sheqel", "₪"},
    Currency{"INR", "Indian Rupee", "₹"},
    Currency{"ISK", "Iceland Krona", "kr"},
    Currency{"JMD", "Jamaican Dollar", "J$"},
    Currency{"JPY", "Yen", "¥"},
    Currency{"KES", "Kenyan Shilling", "KSh"},
    Currency{"KRW", "Won", "₩"},
    Currency{"LKR", "Sri Lanka Rupee", "₨"},
    Currency{"MAD", "Moroccan Dirham", "MAD"},
    Currency{"MUR", "Mauritius Rupee", "₨"},
    Currency{"MXN", "Mexican Peso", "$"},
    Currency{"MYR", "Malaysian Ringgit", "RM"},
    Currency{"NGN", "Naira", "₦"},
    Currency{"NOK", "Norwegian Krone", "kr"},
    Currency{"NPR", "Nepalese Rupee", "₨"},
    Currency{"NZD", "New Zealand Dollar", "$"},
    Currency{"PEN", "Sol", "S/"},
    Currency{"PHP", "Philippine Peso", "₱"},
    Currency{"PKR", "Pakistan Rupee", "₨"},
    Currency{"PLN", "Zloty", "zł"},
    Currency{"RON", "Romanian Leu", "lei"},
    Currency{"RSD", "Serbian Dinar", "RSD"},
    Currency{"SEK", "Swedish Krona", "kr"},
    Currency{"SGD", "Singapore Dollar", "$"},
    Currency{"THB", "Baht", "฿"},
    Currency{"TRY", "Turkish Lira", "₺"},
    Currency{"TWD", "New Taiwan Dollar", "NT$"},
    Currency{"UAH", "Hryvnia", "₴"},
    Currency{"USD", "US Dollar", "$"},
    Currency{"UYU", "Peso Uruguayo", "$U"},
    Currency{"VND", "Dong", "₫"},
    Currency{"ZAR", "Rand", "R"},
    Currency{"ZMW", "Zambian Kwacha", "ZK"},
};
// clang-format on

} // namespace

Words colors()
{
    return colorsList;
}

Words departments()
{
    return departmentsList;
}

Words productAdjectives()
{
    return productAdjectivesList;
}

Words productMaterials()
{
    return productMaterialsList;
}

Words products()
{
    return productsList;
}

Words companySuffixes()
{
    return companySuffixesList;
}

Words catchPhraseAdjectives()
{
    return catchPhraseAdjectivesList;
}

Words catchPhraseDescriptors()
{
    return catchPhraseDescriptorsList;
}

Words catchPhraseNouns()
{
    return catchPhraseNounsList;
}

Words businessAdjectives()
{
    return businessAdjectivesList;
}

Words businessVerbs()
{
    return businessVerbsList;
}

Words businessNouns()
{
    return businessNounsList;
}

Words accountTypes()
{
    return accountTypesList;
}

Words transactionTypes()
{
    return transactionTypesList;
}

std::span<const Currency> currencies()
{
    return currencyList;
}

} // namespace core
