#include "content/webmark.h"

#ifdef Q_OS_WIN
#include "content/windowspath.h"

#include <qt_windows.h>

#include <string_view>
#endif

namespace content {

#ifdef Q_OS_WIN

namespace {

/// Elsewhere the mark would fail, or become a file of its own.
bool hasStreams(const std::wstring &path)
{
    const HANDLE file = CreateFileW(path.c_str(), 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                    nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return false;
    DWORD features = 0;
    const bool isKnown =
        GetVolumeInformationByHandleW(file, nullptr, 0, nullptr, nullptr, &features, nullptr, 0);
    CloseHandle(file);
    return isKnown && (features & FILE_NAMED_STREAMS);
}

} // namespace

void markAsFromOutside(const QString &path)
{
    const std::wstring file = windowsPath(path);
    if (!hasStreams(file))
        return;
    const std::wstring stream = file + L":Zone.Identifier";
    const HANDLE handle = CreateFileW(stream.c_str(), GENERIC_WRITE, FILE_SHARE_READ, nullptr, CREATE_ALWAYS,
                                      FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return;
    constexpr std::string_view zone = "[ZoneTransfer]\r\nZoneId=3\r\n";
    DWORD written = 0;
    WriteFile(handle, zone.data(), static_cast<DWORD>(zone.size()), &written, nullptr);
    CloseHandle(handle);
}

#else

void markAsFromOutside(const QString & /*path*/) {}

#endif

} // namespace content
