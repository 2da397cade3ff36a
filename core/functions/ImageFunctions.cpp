// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"

namespace core {

using namespace parameter;

namespace {

void writeAvatar(Call &call)
{
    appendAvatar(call);
}

void appendSizedUrl(Call &call, std::string_view category, bool isRandomized)
{
    call.append("https://example.com/");
    appendInteger(call.out, call.integer(0));
    call.out.append('/');
    appendInteger(call.out, call.integer(1));
    if (!category.empty())
        call.out.append('/');
    call.append(category);
    if (isRandomized)
        call.out.append('?').append(QByteArray::number(call.random.below(100'000)));
}

void writeImage(Call &call)
{
    const std::string_view category = call.random.pick(imageCategories());
    appendSizedUrl(call, category, call.isTrue(2));
}

void writeImageUrl(Call &call)
{
    const QByteArrayView category = call.text(2);
    appendSizedUrl(call, {category.data(), static_cast<std::size_t>(category.size())},
                   call.isTrue(3));
}

// One for each category, under its name.
template <std::size_t index>
void writeCategory(Call &call)
{
    appendSizedUrl(call, imageCategories()[index], call.isTrue(2));
}

void writeDataUri(Call &call)
{
    call.append("data:image/svg+xml;charset=UTF-8,");
    const QByteArray width = QByteArray::number(call.integer(0));
    const QByteArray height = QByteArray::number(call.integer(1));
    const QByteArray picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width
        + "\" height=\"" + height + "\"><rect width=\"100%\" height=\"100%\" fill=\"grey\"/></svg>";
    call.out.append(picture.toPercentEncoding());
}

} // namespace

void appendImageUrl(Call &call, std::string_view category)
{
    call.append("https://example.com/640/480/");
    call.append(category);
}

namespace {

constexpr std::array functions{
    Function{.name = "image.image",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of any kind, at example.com.",
             .example = "image.image",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeImage},
    Function{.name = "image.avatar",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of a person, at example.com.",
             .example = "image.avatar",
             .write = writeAvatar},
    Function{.name = "image.imageUrl",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of this size, at example.com.",
             .example = R"(image.imageUrl(320, 200, "food"))",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("category", Type::Text),
                            optional("randomize", Type::Flag, "false")},
             .write = writeImageUrl},
    Function{.name = "image.abstract",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category abstract, at example.com.",
             .example = "image.abstract",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<0>},
    Function{.name = "image.animals",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category animals, at example.com.",
             .example = "image.animals",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<1>},
    Function{.name = "image.business",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category business, at example.com.",
             .example = "image.business",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<2>},
    Function{.name = "image.cats",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category cats, at example.com.",
             .example = "image.cats",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<3>},
    Function{.name = "image.city",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category city, at example.com.",
             .example = "image.city",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<4>},
    Function{.name = "image.food",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category food, at example.com.",
             .example = "image.food",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<5>},
    Function{.name = "image.nightlife",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category nightlife, at example.com.",
             .example = "image.nightlife",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<6>},
    Function{.name = "image.fashion",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category fashion, at example.com.",
             .example = "image.fashion",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<7>},
    Function{.name = "image.people",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category people, at example.com.",
             .example = "image.people",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<8>},
    Function{.name = "image.nature",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category nature, at example.com.",
             .example = "image.nature",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<9>},
    Function{.name = "image.sports",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category sports, at example.com.",
             .example = "image.sports",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<10>},
    Function{.name = "image.technics",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category technics, at example.com.",
             .example = "image.technics",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<11>},
    Function{.name = "image.transport",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "The URL of a picture of the category transport, at example.com.",
             .example = "image.transport",
             .parameters = {integer("width", "640", 1, 100000), integer("height", "480", 1, 100000),
                            optional("randomize", Type::Flag, "false")},
             .write = writeCategory<12>},
    Function{.name = "image.dataUri",
             .group = Group::Image,
             .origin = dataGenerator,
             .help = "A grey picture as a data: URI.",
             .example = "image.dataUri(8, 8)",
             .parameters = {integer("width", "640", 1, 100000),
                            integer("height", "480", 1, 100000)},
             .write = writeDataUri},
};

} // namespace

std::span<const Function> imageFunctions()
{
    return functions;
}

} // namespace core
