// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wordlists/WordLists.h"

#include <array>

namespace core {

namespace {

using namespace std::string_view_literals;

constexpr std::array loremWordsList{"lorem"sv,        "ipsum"sv,
                                    "dolor"sv,        "sit"sv,
                                    "amet"sv,         "consectetur"sv,
                                    "adipiscing"sv,   "elit"sv,
                                    "sed"sv,          "eiusmod"sv,
                                    "tempor"sv,       "incididunt"sv,
                                    "ut"sv,           "labore"sv,
                                    "et"sv,           "dolore"sv,
                                    "magna"sv,        "aliqua"sv,
                                    "enim"sv,         "ad"sv,
                                    "minim"sv,        "veniam"sv,
                                    "quis"sv,         "nostrud"sv,
                                    "exercitation"sv, "ullamco"sv,
                                    "laboris"sv,      "nisi"sv,
                                    "aliquip"sv,      "ex"sv,
                                    "ea"sv,           "commodo"sv,
                                    "consequat"sv,    "duis"sv,
                                    "aute"sv,         "irure"sv,
                                    "in"sv,           "reprehenderit"sv,
                                    "voluptate"sv,    "velit"sv,
                                    "esse"sv,         "cillum"sv,
                                    "eu"sv,           "fugiat"sv,
                                    "nulla"sv,        "pariatur"sv,
                                    "excepteur"sv,    "sint"sv,
                                    "occaecat"sv,     "cupidatat"sv,
                                    "non"sv,          "proident"sv,
                                    "sunt"sv,         "culpa"sv,
                                    "qui"sv,          "officia"sv,
                                    "deserunt"sv,     "mollit"sv,
                                    "anim"sv,         "id"sv,
                                    "est"sv,          "laborum"sv,
                                    "aqua"sv,         "flumen"sv,
                                    "rivus"sv,        "fons"sv,
                                    "porta"sv,        "unda"sv,
                                    "mare"sv,         "ripa"sv,
                                    "pons"sv,         "navis"sv,
                                    "ventus"sv,       "nubes"sv,
                                    "pluvia"sv,       "terra"sv,
                                    "silva"sv,        "campus"sv,
                                    "mons"sv,         "vallis"sv,
                                    "via"sv,          "urbs"sv};

} // namespace

Words loremWords()
{
    return loremWordsList;
}

} // namespace core
