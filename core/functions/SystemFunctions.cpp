// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"

namespace core {

using namespace parameter;

namespace {

// A name of a file made of words: small letters, no blanks.
void appendFileName(Call &call)
{
    QByteArray words;
    Call part{call.random, call.occasion, {}, words};
    appendRandomWords(part, call.random.between(1, 3));
    for (char &c : words) {
        if (c == ' ' || c == ',' || c == '-')
            c = '_';
    }
    call.out.append(words.toLower());
    call.out.append('.');
}

void appendExtension(Call &call, QByteArrayView mediaType)
{
    for (const MediaType &type : mediaTypes()) {
        if (mediaType == QByteArrayView(type.name.data(), static_cast<qsizetype>(type.name.size())))
            return call.append(type.extension);
    }
    call.append(call.random.pick(mediaTypes()).extension);
}

void appendCommonExtension(Call &call)
{
    static constexpr std::array<std::string_view, 9> common{"pdf", "mp3", "wav",  "png", "jpg",
                                                            "gif", "mp4", "mpeg", "html"};
    call.append(call.random.pick(std::span<const std::string_view>(common)));
}

void writeFileName(Call &call)
{
    appendFileName(call);
    appendExtension(call, {});
}

void writeCommonFileName(Call &call)
{
    appendFileName(call);
    if (call.text(0).isEmpty())
        appendCommonExtension(call);
    else
        call.out.append(call.text(0));
}

void writeMimeType(Call &call)
{
    call.append(call.random.pick(mediaTypes()).name);
}

void writeCommonFileType(Call &call)
{
    static constexpr std::array<std::string_view, 5> common{"video", "audio", "image", "text",
                                                            "application"};
    call.append(call.random.pick(std::span<const std::string_view>(common)));
}

void writeCommonFileExt(Call &call)
{
    appendCommonExtension(call);
}

void writeFileType(Call &call)
{
    const std::string_view name = call.random.pick(mediaTypes()).name;
    call.append(name.substr(0, name.find('/')));
}

void writeFileExt(Call &call)
{
    appendExtension(call, call.text(0));
}

void writeFilePath(Call &call)
{
    appendWord(call, folders());
    call.out.append('/');
    writeFileName(call);
}

void writeSemver(Call &call)
{
    for (int i = 0; i < 3; ++i) {
        if (i > 0)
            call.out.append('.');
        appendInteger(call.out, call.random.between(0, 9));
    }
}

} // namespace

namespace {

constexpr std::array functions{
    Function{.name = "system.fileName",
             .group = Group::System,
             .origin = dataGenerator,
             .help = "The name of a file; arguments make no difference.",
             .example = "system.fileName",
             .parameters = {optional("extension", Type::Value), optional("type", Type::Value)},
             .write = writeFileName},
    Function{.name = "system.commonFileName",
             .group = Group::System,
             .origin = dataGenerator,
             .help = "The name of a file of a common kind, or with this extension.",
             .example = R"(system.commonFileName("csv"))",
             .parameters = {optional("extension", Type::Text), optional("type", Type::Value)},
             .write = writeCommonFileName},
    Function{.name = "system.mimeType",
             .group = Group::System,
             .origin = dataGenerator,
             .help = "A media type such as text/csv.",
             .example = "system.mimeType",
             .write = writeMimeType},
    Function{.name = "system.commonFileType",
             .group = Group::System,
             .origin = dataGenerator,
             .help = "A kind of file: video, audio, image, text or application.",
             .example = "system.commonFileType",
             .write = writeCommonFileType},
    Function{.name = "system.commonFileExt",
             .group = Group::System,
             .origin = dataGenerator,
             .help = "A common extension of files.",
             .example = "system.commonFileExt",
             .parameters = {optional("type", Type::Value)},
             .write = writeCommonFileExt},
    Function{.name = "system.fileType",
             .group = Group::System,
             .origin = dataGenerator,
             .help = "The first half of a media type.",
             .example = "system.fileType",
             .write = writeFileType},
    Function{.name = "system.fileExt",
             .group = Group::System,
             .origin = dataGenerator,
             .help = "An extension of files, that of the media type where one is given.",
             .example = R"(system.fileExt("text/csv"))",
             .parameters = {optional("mimeType", Type::Text)},
             .write = writeFileExt},
    Function{.name = "system.directoryPath",
             .group = Group::System,
             .origin = dataGenerator,
             .help = "The path of a folder.",
             .example = "system.directoryPath",
             .write = anyWord<folders>},
    Function{.name = "system.filePath",
             .group = Group::System,
             .origin = dataGenerator,
             .help = "A folder and the name of a file.",
             .example = "system.filePath",
             .write = writeFilePath},
    Function{.name = "system.semver",
             .group = Group::System,
             .origin = dataGenerator,
             .help = "A version of three numbers.",
             .example = "system.semver",
             .write = writeSemver},
    Function{.name = "database.column",
             .group = Group::Database,
             .origin = dataGenerator,
             .help = "The name of a column.",
             .example = "database.column",
             .write = anyWord<databaseColumns>},
    Function{.name = "database.type",
             .group = Group::Database,
             .origin = dataGenerator,
             .help = "The type of a column.",
             .example = "database.type",
             .write = anyWord<databaseTypes>},
    Function{.name = "database.collation",
             .group = Group::Database,
             .origin = dataGenerator,
             .help = "A collation.",
             .example = "database.collation",
             .write = anyWord<databaseCollations>},
    Function{.name = "database.engine",
             .group = Group::Database,
             .origin = dataGenerator,
             .help = "An engine of tables.",
             .example = "database.engine",
             .write = anyWord<databaseEngines>},
};

} // namespace

std::span<const Function> systemFunctions()
{
    return functions;
}

} // namespace core
