// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace core {

// Words that generated values are made of: English, made up or common, of no real person or
// company. A seed gives the same values only as long as a list stays as it is: changing one is a
// change that users see.
using Words = std::span<const std::string_view>;

struct Country
{
    std::string_view name;
    std::string_view code; // ISO 3166-1 alpha-2
};

struct State
{
    std::string_view name;
    std::string_view abbreviation;
};

struct Currency
{
    std::string_view code; // ISO 4217
    std::string_view name;
    std::string_view symbol;
};

struct MediaType
{
    std::string_view name;
    std::string_view extension; // without the dot
};

// People
Words firstNames();
Words lastNames();
Words namePrefixes();
Words nameSuffixes();
Words jobDescriptors();
Words jobAreas();
Words jobTypes();
Words phoneFormats(); // # is a digit; numbers kept for fiction

// Places
std::span<const Country> countries();
std::span<const State> states();
Words counties();
Words cityPrefixes();
Words citySuffixes();
Words streetPrefixes();
Words streetSuffixes();

// Trade
Words colors();
Words departments();
Words productAdjectives();
Words productMaterials();
Words products();
Words companySuffixes();
Words catchPhraseAdjectives();
Words catchPhraseDescriptors();
Words catchPhraseNouns();
Words businessAdjectives();
Words businessVerbs();
Words businessNouns();
Words accountTypes();
Words transactionTypes();
std::span<const Currency> currencies();

// Technology
Words computerAbbreviations();
Words computerAdjectives();
Words computerNouns();
Words computerVerbs();
Words computerActivities(); // verbs with -ing
Words domainSuffixes(); // names kept for examples, RFC 2606
Words mailDomains(); // likewise
Words databaseColumns();
Words databaseTypes();
Words databaseCollations();
Words databaseEngines();
Words imageCategories();
Words locales();
Words folders();
std::span<const MediaType> mediaTypes();

// Prose
Words loremWords();

} // namespace core
