// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"

namespace core {

using namespace parameter;

namespace {

void writeFirstName(Call &call)
{
    appendWord(call, firstNames());
}

void writeFindName(Call &call)
{
    appendFullName(call, call.text(0), call.text(1));
}

void appendTitle(Call &call, Words descriptors, Words areas)
{
    appendWord(call, descriptors);
    call.out.append(' ');
    appendWord(call, areas);
    call.out.append(' ');
    appendWord(call, jobTypes());
}

void writeJobTitle(Call &call)
{
    appendTitle(call, jobDescriptors(), jobAreas());
}

void writePhone(Call &call)
{
    if (call.text(0).isEmpty())
        appendPhone(call);
    else
        appendPattern(call, call.text(0), Symbols::Digits);
}

void writePhoneOfForm(Call &call)
{
    const auto forms = phoneFormats();
    const std::string_view form = forms[static_cast<std::size_t>(call.integer(0)) % forms.size()];
    appendPattern(call, QByteArrayView(form.data(), static_cast<qsizetype>(form.size())),
                  Symbols::Digits);
}

} // namespace

void appendFullName(Call &call, QByteArrayView first, QByteArrayView last)
{
    const quint64 form = call.random.below(9);
    if (form == 0) {
        appendWord(call, namePrefixes());
        call.out.append(' ');
    }
    if (first.isEmpty())
        appendWord(call, firstNames());
    else
        call.out.append(first);
    call.out.append(' ');
    if (last.isEmpty())
        appendWord(call, lastNames());
    else
        call.out.append(last);
    if (form == 1) {
        call.out.append(' ');
        appendWord(call, nameSuffixes());
    }
}

void appendPhone(Call &call)
{
    const std::string_view form = call.random.pick(phoneFormats());
    appendPattern(call, QByteArrayView(form.data(), static_cast<qsizetype>(form.size())),
                  Symbols::Digits);
}

namespace {

constexpr std::array functions{
    Function{.name = "name.firstName",
             .group = Group::Name,
             .origin = dataGenerator,
             .help = "A first name; the gender makes no difference, as for English names of the "
                     "Kinesis Data Generator.",
             .example = "name.firstName",
             .parameters = {optional("gender", Type::Value)},
             .write = writeFirstName},
    Function{.name = "name.lastName",
             .group = Group::Name,
             .origin = dataGenerator,
             .help = "A last name.",
             .example = "name.lastName",
             .parameters = {optional("gender", Type::Value)},
             .write = anyWord<lastNames>},
    Function{.name = "name.findName",
             .group = Group::Name,
             .origin = dataGenerator,
             .help = "First and last name, at times with a title before or after them.",
             .example = "name.findName",
             .parameters = {optional("firstName", Type::Text), optional("lastName", Type::Text),
                            optional("gender", Type::Value)},
             .write = writeFindName},
    Function{.name = "name.jobTitle",
             .group = Group::Name,
             .origin = dataGenerator,
             .help = "A title at work, of three words.",
             .example = "name.jobTitle",
             .write = writeJobTitle},
    Function{.name = "name.prefix",
             .group = Group::Name,
             .origin = dataGenerator,
             .help = "A form of address such as Dr.",
             .example = "name.prefix",
             .parameters = {optional("gender", Type::Value)},
             .write = anyWord<namePrefixes>},
    Function{.name = "name.suffix",
             .group = Group::Name,
             .origin = dataGenerator,
             .help = "What stands behind a name, such as Jr.",
             .example = "name.suffix",
             .write = anyWord<nameSuffixes>},
    Function{.name = "name.title",
             .group = Group::Name,
             .origin = dataGenerator,
             .help = "A title at work, of three words.",
             .example = "name.title",
             .write = writeJobTitle},
    Function{.name = "name.jobDescriptor",
             .group = Group::Name,
             .origin = dataGenerator,
             .help = "The first word of a title at work.",
             .example = "name.jobDescriptor",
             .write = anyWord<jobDescriptors>},
    Function{.name = "name.jobArea",
             .group = Group::Name,
             .origin = dataGenerator,
             .help = "The second word of a title at work.",
             .example = "name.jobArea",
             .write = anyWord<jobAreas>},
    Function{.name = "name.jobType",
             .group = Group::Name,
             .origin = dataGenerator,
             .help = "The last word of a title at work.",
             .example = "name.jobType",
             .write = anyWord<jobTypes>},
    Function{.name = "phone.phoneNumber",
             .group = Group::Phone,
             .origin = dataGenerator,
             .help = "A phone number kept for fiction, or the format with a digit for each #.",
             .example = R"(phone.phoneNumber("+49 ### ######"))",
             .parameters = {optional("format", Type::Text)},
             .write = writePhone},
    Function{.name = "phone.phoneNumberFormat",
             .group = Group::Phone,
             .origin = dataGenerator,
             .help = "A phone number of the form with this index.",
             .example = "phone.phoneNumberFormat(1)",
             .parameters = {integer("index", "0", 0, 1000)},
             .write = writePhoneOfForm},
    Function{.name = "phone.phoneFormats",
             .group = Group::Phone,
             .origin = dataGenerator,
             .help = "A form of phone numbers, a # for each digit.",
             .example = "phone.phoneFormats",
             .write = anyWord<phoneFormats>},
};

} // namespace

std::span<const Function> peopleFunctions()
{
    return functions;
}

} // namespace core
