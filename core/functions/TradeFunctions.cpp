// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"

namespace core {

using namespace parameter;

namespace {

void writeSuffixes(Call &call)
{
    bool isFirst = true;
    for (const std::string_view suffix : companySuffixes()) {
        if (!isFirst)
            call.out.append(',');
        call.append(suffix);
        isFirst = false;
    }
}

void writeCompany(Call &call)
{
    appendCompany(call, call.has(0) ? call.integer(0) : static_cast<qint64>(call.random.below(3)));
}

void writeCatchPhrase(Call &call)
{
    appendCatchPhrase(call);
}

void writeBusinessTalk(Call &call)
{
    appendBusinessTalk(call);
}

void writeProductName(Call &call)
{
    appendProductName(call);
}

} // namespace

void appendCompany(Call &call, qint64 form)
{
    appendWord(call, lastNames());
    if (form == 0) {
        call.out.append(' ');
        appendWord(call, companySuffixes());
        return;
    }
    call.append(form == 1 ? " - " : ", ");
    appendWord(call, lastNames());
    if (form == 1)
        return;
    call.append(" and ");
    appendWord(call, lastNames());
}

void appendCatchPhrase(Call &call)
{
    appendWord(call, catchPhraseAdjectives());
    call.out.append(' ');
    appendWord(call, catchPhraseDescriptors());
    call.out.append(' ');
    appendWord(call, catchPhraseNouns());
}

void appendBusinessTalk(Call &call)
{
    appendWord(call, businessVerbs());
    call.out.append(' ');
    appendWord(call, businessAdjectives());
    call.out.append(' ');
    appendWord(call, businessNouns());
}

void appendProductName(Call &call)
{
    appendWord(call, productAdjectives());
    call.out.append(' ');
    appendWord(call, productMaterials());
    call.out.append(' ');
    appendWord(call, products());
}

namespace {

constexpr std::array functions{
    Function{.name = "company.suffixes",
             .group = Group::Company,
             .origin = dataGenerator,
             .help = "All endings of names of companies, with commas between them.",
             .example = "company.suffixes",
             .write = writeSuffixes},
    Function{.name = "company.companyName",
             .group = Group::Company,
             .origin = dataGenerator,
             .help = "The name of a made-up company; the format is 0, 1 or 2.",
             .example = "company.companyName",
             .parameters = {Parameter{"format", Type::Integer, {}, false, 0, 2}},
             .write = writeCompany},
    Function{.name = "company.companySuffix",
             .group = Group::Company,
             .origin = dataGenerator,
             .help = "What the name of a company ends with.",
             .example = "company.companySuffix",
             .write = anyWord<companySuffixes>},
    Function{.name = "company.catchPhrase",
             .group = Group::Company,
             .origin = dataGenerator,
             .help = "Three words of advertising.",
             .example = "company.catchPhrase",
             .write = writeCatchPhrase},
    Function{.name = "company.bs",
             .group = Group::Company,
             .origin = dataGenerator,
             .help = "Three words of business talk.",
             .example = "company.bs",
             .write = writeBusinessTalk},
    Function{.name = "company.catchPhraseAdjective",
             .group = Group::Company,
             .origin = dataGenerator,
             .help = "The first word of company.catchPhrase.",
             .example = "company.catchPhraseAdjective",
             .write = anyWord<catchPhraseAdjectives>},
    Function{.name = "company.catchPhraseDescriptor",
             .group = Group::Company,
             .origin = dataGenerator,
             .help = "The second word of company.catchPhrase.",
             .example = "company.catchPhraseDescriptor",
             .write = anyWord<catchPhraseDescriptors>},
    Function{.name = "company.catchPhraseNoun",
             .group = Group::Company,
             .origin = dataGenerator,
             .help = "The last word of company.catchPhrase.",
             .example = "company.catchPhraseNoun",
             .write = anyWord<catchPhraseNouns>},
    Function{.name = "company.bsAdjective",
             .group = Group::Company,
             .origin = dataGenerator,
             .help = "The second word of company.bs.",
             .example = "company.bsAdjective",
             .write = anyWord<businessAdjectives>},
    Function{.name = "company.bsBuzz",
             .group = Group::Company,
             .origin = dataGenerator,
             .help = "The first word of company.bs.",
             .example = "company.bsBuzz",
             .write = anyWord<businessVerbs>},
    Function{.name = "company.bsNoun",
             .group = Group::Company,
             .origin = dataGenerator,
             .help = "The last word of company.bs.",
             .example = "company.bsNoun",
             .write = anyWord<businessNouns>},
    Function{.name = "commerce.color",
             .group = Group::Commerce,
             .origin = dataGenerator,
             .help = "The name of a colour.",
             .example = "commerce.color",
             .write = anyWord<colors>},
    Function{.name = "commerce.department",
             .group = Group::Commerce,
             .origin = dataGenerator,
             .help = "A department of a shop; arguments make no difference.",
             .example = "commerce.department",
             .parameters = {optional("max", Type::Value), optional("fixedAmount", Type::Value)},
             .write = anyWord<departments>},
    Function{.name = "commerce.productName",
             .group = Group::Commerce,
             .origin = dataGenerator,
             .help = "A product in three words.",
             .example = "commerce.productName",
             .write = writeProductName},
    Function{.name = "commerce.productAdjective",
             .group = Group::Commerce,
             .origin = dataGenerator,
             .help = "What a product is like.",
             .example = "commerce.productAdjective",
             .write = anyWord<productAdjectives>},
    Function{.name = "commerce.productMaterial",
             .group = Group::Commerce,
             .origin = dataGenerator,
             .help = "What a product is made of.",
             .example = "commerce.productMaterial",
             .write = anyWord<productMaterials>},
    Function{.name = "commerce.product",
             .group = Group::Commerce,
             .origin = dataGenerator,
             .help = "A product in one word.",
             .example = "commerce.product",
             .write = anyWord<products>},
};

} // namespace

std::span<const Function> tradeFunctions()
{
    return functions;
}

} // namespace core
